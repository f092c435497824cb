import { Progress } from "@mantine/core";
import { t } from "@/i18n/t";
import { showPercent } from "@/lib/numbers";
import classes from "./integration.module.css";

export function UploadBar({ share }: { share: number }) {
  return (
    <div className={classes.upload} role="status">
      <span>{t("integration.upload.progress", { percent: showPercent(share) })}</span>
      <Progress value={share} aria-label={t("integration.upload.label")} animated />
    </div>
  );
}
