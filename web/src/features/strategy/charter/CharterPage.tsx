import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { TalkSections } from "@/features/delivery/DiscussionSections";
import { AnswerSection } from "@/features/governance/AnswerSection";
import { Approvals } from "@/features/governance/Approvals";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import classes from "../business-case/case.module.css";
import { RaciModal } from "./RaciModal";
import { RaciNotes } from "./RaciNotes";

export type Charter = components["schemas"]["CharterView"];
type CharterSection = components["schemas"]["CharterSection"];

/** The section that is written line by line. */
const RACI = "responsibilities";

/** What a charter is saved as. */
const FILES = ["pdf", "docx"] as const;

const TONES = {
  draft: "plain",
  asked: "info",
  returned: "warn",
  signed: "good",
  rejected: "bad",
} as const;

/** A charter on a page of its own, where who signs it finds it. */
export default function CharterPage() {
  const { charterId } = useParams({ strict: false }) as { charterId: string };
  const query = useQuery({
    queryKey: ["charter", charterId],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/charters/{id}", { params: { path: { id: charterId } } }),
      )) as Charter,
  });
  const project = query.data?.project;
  return (
    <Page
      title={t("strategy.charter.title")}
      crumbs={project ? [{ label: project.name, to: `/projects/${project.id}/charter` }] : []}
      fill
    >
      <div className={classes.scrolls}>
        <Loaded query={query}>{(charter) => <CharterText charter={charter} />}</Loaded>
      </div>
    </Page>
  );
}

/** What a charter says, who signed it, and what one may do with it. */
export function CharterText({ charter }: { charter: Charter }) {
  const queries = useQueryClient();
  const [editing, setEditing] = useState<CharterSection | null>(null);
  const [dividing, setDividing] = useState(false);
  const [issuing, setIssuing] = useState(false);
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ["charter"] });
    void queries.invalidateQueries({ queryKey: ["approvals"] });
  };
  const open = charter.state !== "asked" && charter.state !== "returned";
  const params = { path: { id: charter.id }, header: ifMatch(charter.version) };
  const write = async (key: string, text: string | null) => {
    const body = { sections: { [key]: text } };
    await ok(client.PATCH("/api/v1/charters/{id}", { params, body }));
    refresh();
  };
  /** Adds the lines that the method has; those that are written stay as they are. */
  const takeOver = async () => {
    try {
      const raci = [...charter.raci, ...charter.raci_suggested];
      await ok(client.PATCH("/api/v1/charters/{id}", { params, body: { raci } }));
      toastDone(t("strategy.charter.raci.taken", { count: charter.raci_suggested.length }));
      refresh();
    } catch (error) {
      toastFailed(error);
    }
  };
  const tone = TONES[charter.state as keyof typeof TONES] ?? "plain";
  return (
    <>
      <Section
        title={t("strategy.charter.version_n", { number: charter.number })}
        hint={
          charter.changed_since_signed.length > 0
            ? t("strategy.charter.changed", {
                sections: charter.sections
                  .filter((one) => charter.changed_since_signed.includes(one.key))
                  .map((one) => one.title)
                  .join(", "),
              })
            : t("strategy.charter.follows")
        }
        actions={
          <span className={classes.buttons}>
            {["pdf", "docx"].map((kind) => (
              <Button
                key={kind}
                variant="default"
                component="a"
                href={`/api/v1/charters/${charter.id}/charter.${kind}`}
                download
              >
                {kind.toUpperCase()}
              </Button>
            ))}
            {charter.may_edit && open ? (
              <Button onClick={() => setIssuing(true)}>{t("strategy.charter.issue")}</Button>
            ) : null}
          </span>
        }
      >
        <Mark tone={tone}>{t(`strategy.charter.states.${charter.state}`)}</Mark>
        {charter.versions.length > 0 ? (
          <PlainTable
            label={t("strategy.charter.versions")}
            head={[
              t("strategy.case.version"),
              t("strategy.charter.state"),
              t("strategy.charter.note"),
              t("strategy.case.by"),
              t("strategy.case.when"),
              t("strategy.charter.files"),
            ]}
            rows={charter.versions.map((one) => ({
              key: String(one.number),
              cells: [
                one.number,
                t(`strategy.charter.states.${one.state}`),
                one.note,
                one.author?.name,
                showInstant(one.created_at),
                <span key="files" className={classes.buttons}>
                  {FILES.map((kind) => (
                    <a
                      key={kind}
                      download
                      style={{ color: "var(--mantine-color-anchor)" }}
                      aria-label={t("strategy.charter.file_of", {
                        kind: kind.toUpperCase(),
                        number: one.number,
                      })}
                      href={`/api/v1/charters/${charter.id}/charter.${kind}?number=${one.number}`}
                    >
                      {kind.toUpperCase()}
                    </a>
                  ))}
                </span>,
              ],
            }))}
          />
        ) : null}
      </Section>
      {charter.may_answer ? (
        <AnswerSection
          title={t("strategy.charter.question")}
          question={charter.question ?? ""}
          onAnswer={async (answer) => {
            const params = { path: { id: charter.id } };
            await ok(client.POST("/api/v1/charters/{id}/answer", { params, body: { answer } }));
            refresh();
          }}
        />
      ) : null}
      <Approvals subjectKind="charter" subjectId={charter.id} />
      {charter.sections.map((one) => (
        <Section
          key={one.key}
          title={one.title}
          hint={one.written ? t("strategy.charter.written") : undefined}
          actions={
            charter.may_edit && open ? (
              <span className={classes.buttons}>
                {one.written ? (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t("strategy.charter.follow_again", { title: one.title })}
                    onClick={() => void write(one.key, null)}
                  >
                    {t("strategy.charter.follow")}
                  </Button>
                ) : null}
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t("strategy.charter.edit", { title: one.title })}
                  onClick={() => (one.key === RACI ? setDividing(true) : setEditing(one))}
                >
                  {t("common.edit")}
                </Button>
              </span>
            ) : undefined
          }
        >
          <SectionText section={one} />
          {one.key === RACI ? (
            <RaciNotes
              charter={charter}
              onTakeOver={charter.may_edit && open ? () => void takeOver() : undefined}
            />
          ) : null}
        </Section>
      ))}
      <TalkSections spot={{ kind: "charter", id: charter.id }} />
      {editing ? (
        <SectionModal section={editing} onClose={() => setEditing(null)} onWrite={write} />
      ) : null}
      {dividing ? (
        <RaciModal
          lines={charter.raci}
          onClose={() => setDividing(false)}
          onWrite={async (raci) => {
            await ok(client.PATCH("/api/v1/charters/{id}", { params, body: { raci } }));
            refresh();
          }}
        />
      ) : null}
      {issuing ? (
        <IssueModal
          onClose={() => setIssuing(false)}
          onIssue={async (note) => {
            await ok(client.POST("/api/v1/charters/{id}/issue", { params, body: { note } }));
            toastDone(t("strategy.charter.issued"));
            refresh();
          }}
        />
      ) : null}
    </>
  );
}

function SectionText({ section }: { section: CharterSection }) {
  if (section.rows.length > 0) {
    return (
      <PlainTable
        label={section.title}
        head={section.head}
        rows={section.rows.map((cells, at) => ({ key: String(at), cells }))}
      />
    );
  }
  if (section.lines.length === 0) return <p className="muted">{t("strategy.charter.nothing")}</p>;
  return <p className={classes.text}>{section.lines.join("\n")}</p>;
}

function SectionModal(props: {
  section: CharterSection;
  onClose: () => void;
  onWrite: (key: string, text: string) => Promise<void>;
}) {
  const { section } = props;
  const rows = section.rows.map((cells) => cells.filter(Boolean).join(": "));
  const [text, setText] = useState([...section.lines, ...rows].join("\n"));
  return (
    <FormModal
      opened
      size="lg"
      title={section.title}
      submitLabel={t("common.save")}
      onClose={props.onClose}
      onSubmit={async () => {
        await props.onWrite(section.key, text);
        props.onClose();
      }}
    >
      <Textarea
        data-autofocus
        label={t("strategy.charter.lines")}
        autosize
        minRows={6}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormModal>
  );
}

function IssueModal(props: { onClose: () => void; onIssue: (note: string) => Promise<void> }) {
  const [note, setNote] = useState("");
  return (
    <FormModal
      opened
      title={t("strategy.charter.issue")}
      submitLabel={t("strategy.charter.issue")}
      onClose={props.onClose}
      onSubmit={async () => {
        await props.onIssue(note);
        props.onClose();
      }}
    >
      <p>{t("strategy.charter.issue_text")}</p>
      <Textarea
        data-autofocus
        label={t("strategy.charter.note")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormModal>
  );
}
