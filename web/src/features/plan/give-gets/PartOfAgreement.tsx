import { Link } from "@tanstack/react-router";
import type { CrossDependency } from "@/api/nouns";
import { t } from "./texts";

/** Which agreement a link between tasks belongs to, where people answer for it and withdraw it. */
export function PartOfAgreement({
  agreement,
}: {
  agreement: NonNullable<CrossDependency["agreement"]>;
}) {
  return (
    <>
      {t("give_get.part_of")}{" "}
      <Link to="/give-gets/$giveGetId" params={{ giveGetId: agreement.id }}>
        {agreement.name}
      </Link>
      {t("give_get.part_of_hint")}
    </>
  );
}
