import { Link } from "@tanstack/react-router";
import { t } from "../texts";

/** How many a chart leaves out, and where they are found; nothing when it draws all. */
export function LeftOut({ shown, count }: { shown: number; count: number }) {
  if (count <= shown) return null;
  return (
    <p className="muted" role="note">
      {t("portfolio.first_only", { shown, count, left: count - shown })}{" "}
      <Link to="/register">{t("portfolio.first_only_register")}</Link>.
    </p>
  );
}
