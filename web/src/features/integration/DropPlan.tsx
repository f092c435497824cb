import { useNavigate } from "@tanstack/react-router";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { t } from "@/i18n/t";
import { toastFailed } from "@/ui/toast";
import classes from "./integration.module.css";
import { UploadBar } from "./UploadBar";
import { uploadPlan } from "./upload";

interface DropPlanProps {
  disabled?: boolean;
  /** The page; it gets a function that opens the file chooser. */
  children: (chooseFile: () => void) => ReactNode;
}

/** A page that takes plan files dropped anywhere on it. */
export function DropPlan({ disabled, children }: DropPlanProps) {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const [share, setShare] = useState<number | null>(null);

  async function take(files: FileList | null | undefined) {
    const file = files?.[0];
    if (!file || disabled) return;
    setShare(0);
    try {
      const made = await uploadPlan(file, setShare);
      await navigate({ to: "/imports/$importId", params: { importId: made.id } });
    } catch (error) {
      toastFailed(error, t("integration.upload.failed", { name: file.name }));
    } finally {
      setShare(null);
    }
  }

  const hasFiles = (event: DragEvent) => !disabled && event.dataTransfer.types.includes("Files");
  return (
    <section
      className={classes.drop}
      aria-label={t("integration.upload.area")}
      onDragEnter={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      }}
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault();
      }}
      onDragLeave={() => {
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        void take(event.dataTransfer.files);
      }}
    >
      {children(() => input.current?.click())}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t("integration.upload.choose")}
        accept=".xml,.csv,.txt,.mspdi"
        onChange={(event) => {
          void take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      {over ? (
        <div className={classes.overlay}>
          <strong>{t("integration.upload.drop")}</strong>
          <span>{t("integration.upload.drop_text")}</span>
        </div>
      ) : null}
      {share === null ? null : <UploadBar share={share} />}
    </section>
  );
}
