/** Puts the server's messages at the fields they speak of. */
import type { FieldProblem } from "@/api/problem";

interface FormWithErrors {
  setFieldError: (field: never, message: string) => void;
}

export function showFieldProblems(form: FormWithErrors): (fields: readonly FieldProblem[]) => void {
  return (fields) => {
    for (const { field, message } of fields) form.setFieldError(field as never, message);
  };
}
