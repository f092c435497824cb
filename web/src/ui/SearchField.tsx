import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { t } from "@/i18n/t";

/** A search box that reports what was typed a moment after typing stops. */
export function SearchField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  width?: number;
}) {
  const [text, setText] = useState(props.value);
  const timer = useRef<number>(0);
  const reported = useRef(props.value);
  if (props.value !== reported.current) {
    reported.current = props.value;
    setText(props.value);
  }
  useEffect(() => () => window.clearTimeout(timer.current), []);

  function report(value: string, wait: number) {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      reported.current = value;
      props.onChange(value);
    }, wait);
  }

  return (
    <TextInput
      aria-label={props.label}
      placeholder={props.label}
      value={text}
      w={props.width ?? 240}
      leftSection={<IconSearch size={15} aria-hidden="true" />}
      rightSection={
        text ? (
          <CloseButton
            size="sm"
            aria-label={t("common.clear_search")}
            onClick={() => {
              setText("");
              report("", 0);
            }}
          />
        ) : null
      }
      onChange={(event) => {
        setText(event.currentTarget.value);
        report(event.currentTarget.value, 250);
      }}
    />
  );
}
