import { Button, SegmentedControl, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Decision } from "@/api/nouns";
import { useMe } from "@/features/access/me";
import { FormModal } from "@/ui/FormModal";
import { Mark, type Tone } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { useRefreshDecisions, VOTES, type Vote } from "./decisions";
import { t } from "./texts";

type Member = Decision["members"][number];

const TONES: Record<Vote, Tone> = { for: "good", against: "bad", abstain: "plain" };

/** Who decides and how they voted; the reader's own vote, and votes that were said at the table. */
export function VoteSection({ decision }: { decision: Decision }) {
  const me = useMe();
  const [noting, setNoting] = useState<Member | null>(null);
  const { members } = decision;
  const open = decision.state === "open";
  const mine = members.find((one) => one.person.id === me?.user.id);
  const count = (vote: Vote | null) => members.filter((one) => one.vote === vote).length;
  const notes = open && decision.may_edit;
  const head = [t("decision.votes.person"), t("decision.votes.vote"), t("decision.votes.words")];
  return (
    <Section
      title={t("decision.votes.title")}
      hint={
        members.length === 0
          ? t("decision.votes.none")
          : t("decision.votes.tally", {
              for: count("for"),
              against: count("against"),
              abstain: count("abstain"),
              open: count(null),
            })
      }
    >
      <Stack gap="md">
        {members.length > 0 ? (
          <PlainTable
            label={t("decision.votes.title")}
            head={notes ? [...head, ""] : head}
            rows={members.map((one) => ({
              key: one.person.id,
              cells: [
                one.person.name,
                <VoteMark key="vote" vote={one.vote} />,
                one.words,
                ...(notes
                  ? [
                      one.person.id === me?.user.id ? (
                        ""
                      ) : (
                        <Button
                          key="note"
                          size="compact-sm"
                          variant="default"
                          aria-label={t("decision.votes.note_of", { name: one.person.name })}
                          onClick={() => setNoting(one)}
                        >
                          {t("decision.votes.note")}
                        </Button>
                      ),
                    ]
                  : []),
              ],
            }))}
          />
        ) : null}
        {decision.may_vote && mine ? <OwnVote decision={decision} mine={mine} /> : null}
      </Stack>
      {noting ? (
        <NoteModal decision={decision} member={noting} onClose={() => setNoting(null)} />
      ) : null}
    </Section>
  );
}

function VoteMark({ vote }: { vote: Vote | null }) {
  if (!vote) return <span className="muted">{t("decision.votes.open")}</span>;
  return <Mark tone={TONES[vote]}>{t(`decision.votes.${vote}`)}</Mark>;
}

function VoteChoice(props: { label: string; value: Vote; onChange: (vote: Vote) => void }) {
  return (
    <SegmentedControl
      aria-label={props.label}
      style={{ alignSelf: "flex-start" }}
      value={props.value}
      onChange={(next) => props.onChange(next as Vote)}
      data={VOTES.map((value) => ({ value, label: t(`decision.votes.${value}`) }))}
    />
  );
}

function OwnVote({ decision, mine }: { decision: Decision; mine: Member }) {
  const refresh = useRefreshDecisions();
  const [vote, setVote] = useState<Vote>(mine.vote ?? "for");
  const [words, setWords] = useState(mine.words);
  const [busy, setBusy] = useState(false);

  async function cast() {
    setBusy(true);
    try {
      const params = { path: { id: decision.id } };
      const now = await ok(
        client.PUT("/api/v1/decisions/{id}/vote", { params, body: { vote, words } }),
      );
      refresh(now as Decision);
      toastDone(t("decision.votes.done"));
    } catch (error) {
      toastFailed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack gap="xs" role="group" aria-label={t("decision.votes.mine")}>
      <strong>{t("decision.votes.mine")}</strong>
      <VoteChoice label={t("decision.votes.mine")} value={vote} onChange={setVote} />
      <Textarea
        label={t("decision.votes.my_words")}
        autosize
        minRows={1}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button style={{ alignSelf: "flex-start" }} loading={busy} onClick={() => void cast()}>
        {mine.vote ? t("decision.votes.cast_again") : t("decision.votes.cast")}
      </Button>
    </Stack>
  );
}

/** A vote that somebody said at the table. */
function NoteModal(props: { decision: Decision; member: Member; onClose: () => void }) {
  const { decision, member, onClose } = props;
  const refresh = useRefreshDecisions();
  const [vote, setVote] = useState<Vote>(member.vote ?? "for");
  const [words, setWords] = useState(member.words);
  return (
    <FormModal
      opened
      title={t("decision.votes.note_title", { name: member.person.name })}
      submitLabel={t("decision.votes.note")}
      onClose={onClose}
      onSubmit={async () => {
        const params = { path: { id: decision.id }, header: ifMatch(decision.version) };
        const members = decision.members.map((one) =>
          one.person.id === member.person.id
            ? { user_id: one.person.id, vote, words }
            : { user_id: one.person.id },
        );
        const now = await ok(client.PATCH("/api/v1/decisions/{id}", { params, body: { members } }));
        refresh(now as Decision);
        onClose();
      }}
    >
      <p className="muted" style={{ margin: 0 }}>
        {t("decision.votes.note_hint")}
      </p>
      <VoteChoice label={t("decision.votes.vote")} value={vote} onChange={setVote} />
      <Textarea
        label={t("decision.votes.words")}
        autosize
        minRows={2}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormModal>
  );
}
