import { Button, Group, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { t } from "@/i18n/t";

/** A value to take away, with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  async function copy() {
    field.current?.select();
    let done = true;
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      // Browsers offer the clipboard only over HTTPS and on this very machine.
      done = document.execCommand("copy");
    }
    setCopied(done);
  }
  return (
    <Group align="flex-end" gap={8} wrap="nowrap">
      <TextInput
        ref={field}
        label={label}
        value={value}
        readOnly
        style={{ flex: 1 }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button variant="default" onClick={copy}>
        {copied ? t("common.copied") : t("common.copy")}
      </Button>
      <span role="status" className="visually-hidden">
        {copied ? t("common.copied") : ""}
      </span>
    </Group>
  );
}
