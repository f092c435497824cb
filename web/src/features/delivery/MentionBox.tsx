import { Textarea, type TextareaProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { Ref } from "@/api/nouns";
import { t } from "@/i18n/t";
import { mentionable, type Spot } from "./comments";
import classes from "./delivery.module.css";
import { nameFor, searchAt } from "./mention-text";

interface MentionBoxProps extends Omit<TextareaProps, "value" | "onChange"> {
  spot: Spot;
  value: string;
  onChange: (value: string) => void;
  chosen: readonly Ref[];
  /** A person was mentioned, under the name that stands in the text now. */
  onChoose: (value: string, person: Ref) => void;
  onSend: () => void;
}

/** A text box in which `@` offers the people who may be mentioned. */
export function MentionBox(props: MentionBoxProps) {
  const { spot, value, onChange, chosen, onChoose, onSend, ...rest } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [caret, setCaret] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const asked = searchAt(value, caret);
  // A name that was just chosen asks for nothing more.
  const done = asked && chosen.some((one) => asked.search.startsWith(one.name));
  const searching = asked !== null && !done && asked.at !== closedAt ? asked : null;
  const [term] = useDebouncedValue(searching?.search ?? null, 150);
  const query = useQuery({
    queryKey: ["mentionable", spot.kind, spot.id, term],
    queryFn: () => mentionable(spot, term ?? ""),
    enabled: searching !== null && term !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const people = searching ? (query.data ?? []) : [];
  const open = searching !== null && query.data !== undefined;
  // Two words that fit nobody are just text.
  const nobody = open && people.length === 0 && !searching.search.includes(" ");
  const at = Math.min(active, people.length - 1);

  function choose(person: Ref) {
    if (!searching) return;
    const name = nameFor(person, chosen);
    const end = searching.at + 1 + searching.search.length;
    const head = `${value.slice(0, searching.at)}@${name} `;
    onChoose(head + value.slice(end).replace(/^ /, ""), { id: person.id, name });
    setActive(0);
    setCaret(head.length);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(head.length, head.length);
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
      return;
    }
    if (!searching || people.length === 0) return;
    const person = people[at];
    if (event.key === "ArrowDown") setActive((at + 1) % people.length);
    else if (event.key === "ArrowUp") setActive((at + people.length - 1) % people.length);
    else if ((event.key === "Enter" || event.key === "Tab") && person) choose(person);
    else if (event.key === "Escape") setClosedAt(searching.at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={classes.mentions}>
      <Textarea
        {...rest}
        ref={box}
        value={value}
        autosize
        minRows={2}
        maxRows={14}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open && people.length > 0}
        aria-controls={list}
        aria-activedescendant={open && people.length > 0 ? `${list}-${at}` : undefined}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
          setActive(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      <div
        id={list}
        role="listbox"
        aria-label={t("delivery.comments.people")}
        className={classes.people}
        hidden={!open || people.length === 0}
      >
        {people.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text box's
          <div
            key={person.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={classes.option}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(person)}
          >
            {person.name}
          </div>
        ))}
      </div>
      {nobody ? (
        <p className={classes.nobody} role="status">
          {t("delivery.comments.nobody")}
        </p>
      ) : null}
    </div>
  );
}
