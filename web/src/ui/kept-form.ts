/**
 * What was typed into a form and not saved survives a reload and the end of the session. Only what
 * differs from the saved version is kept, so that it does not take others' changes back.
 */
import type { UseFormReturnType } from "@mantine/form";
import { useEffect, useRef, useState } from "react";

export interface KeptForm {
  /** Whether something typed before was put back into the form. */
  readonly restored: boolean;
  /** Puts the saved values back instead. */
  discard(): void;
  /** The form closes: what was typed is saved, or given up. */
  forget(): void;
}

const PREFIX = "steerco-form:";

/** `key` tells the form and what it is about; `saved` are the values it began with. */
export function useKeptForm<T extends object>(
  key: string,
  form: UseFormReturnType<T>,
  saved: T,
): KeptForm {
  const place = PREFIX + key;
  const [restored, setRestored] = useState(false);
  const ready = useRef(false);
  const forgotten = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form appears
  useEffect(() => {
    const typed = read<T>(place);
    if (typed) {
      form.setValues({ ...saved, ...typed });
      setRestored(true);
    }
  }, [place]);
  const { values } = form;
  useEffect(() => {
    // The first values are those of the page, not what somebody typed.
    if (!ready.current || forgotten.current) {
      ready.current = true;
      return;
    }
    const typed = difference(saved, values);
    if (typed) sessionStorage.setItem(place, JSON.stringify(typed));
    else sessionStorage.removeItem(place);
  }, [place, saved, values]);
  return {
    restored,
    discard: () => {
      form.setValues(saved);
      setRestored(false);
    },
    forget: () => {
      forgotten.current = true;
      sessionStorage.removeItem(place);
    },
  };
}

function read<T>(place: string): Partial<T> | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "null") as Partial<T> | null;
  } catch {
    return null;
  }
}

/** The fields that differ, or nothing. */
export function difference<T extends object>(saved: T, values: T): Partial<T> | null {
  const keys = Object.keys(values) as (keyof T)[];
  const other = keys.filter((key) => JSON.stringify(values[key]) !== JSON.stringify(saved[key]));
  if (other.length === 0) return null;
  return Object.fromEntries(other.map((key) => [key, values[key]])) as Partial<T>;
}
