import { Button, CloseButton } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { Comment } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { useMe } from "@/features/access/me";
import { t } from "@/i18n/t";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { CommentForm } from "./CommentForm";
import { CommentItem } from "./CommentItem";
import { forgetSent, sendFiles } from "./comment-files";
import { commentsKey, placeInPage, type Spot, say, useComments, useMaySpeak } from "./comments";
import classes from "./delivery.module.css";
import { type Draft, draftOf, keepDraft, without } from "./drafts";
import { filesKey } from "./files";

/** A conversation about a subject, such as a task: the newest at the end, where one goes on. */
export function Discussion({ spot }: { spot: Spot }) {
  const me = useMe();
  const author = me?.user.id ?? "";
  const writable = useMaySpeak(spot);
  const queries = useQueryClient();
  const list = useComments(spot);
  const [draft, setDraft] = useState(() => draftOf(author, spot.id));
  const [answered, setAnswered] = useState<Comment | null>(null);
  const refresh = () => void queries.invalidateQueries({ queryKey: commentsKey(spot) });

  function write(change: Partial<Draft>) {
    const now = { ...draft, ...change };
    keepDraft(author, spot.id, now);
    setDraft(now);
  }

  async function send(stored: string) {
    const files = await sendFiles(spot, draft.files);
    try {
      await say(spot, stored, answered?.id ?? null, files);
    } catch (error) {
      if (problemOf(error).fields.some((one) => one.field === "files")) forgetSent(draft.files);
      throw error;
    }
    if (files.length > 0) void queries.invalidateQueries({ queryKey: filesKey(spot) });
    // What was written meanwhile stays.
    setDraft((now) => {
      const left = without(now, draft);
      keepDraft(author, spot.id, left);
      return left;
    });
    setAnswered(null);
    refresh();
  }

  // Who comes from a notice comes to see that comment, also when it is further back.
  const meant = useLocation().hash;
  const shownTo = useRef("");
  const loaded = list.items.length;
  const found = list.items.some((one) => placeInPage(one.id) === meant);
  const more = list.more;
  const further = meant.startsWith(placeInPage("")) && !found && list.hasMore;
  // biome-ignore lint/correctness/useExhaustiveDependencies: again with each page that has come
  useEffect(() => {
    if (found && shownTo.current !== meant) {
      shownTo.current = meant;
      document.getElementById(meant)?.scrollIntoView({ block: "center" });
    } else if (further) more();
  }, [found, further, meant, loaded]);

  if (list.error && list.items.length === 0) {
    return <ErrorState error={list.error} retry={list.retry} />;
  }
  if (list.loading) return <LoadingBlock lines={4} />;
  const shown = [...list.items].reverse();
  return (
    <div className={classes.discussion}>
      {list.hasMore ? (
        <Button variant="default" onClick={list.more}>
          {t("delivery.comments.earlier")}
        </Button>
      ) : null}
      {shown.length === 0 ? (
        <EmptyState
          title={t("delivery.comments.none")}
          text={t(writable ? "delivery.comments.none_text" : "delivery.comments.none_read")}
        />
      ) : (
        <ol className={classes.comments} aria-label={t("delivery.comments.list")}>
          {shown.map((comment) => (
            <CommentItem
              key={comment.id}
              spot={spot}
              comment={comment}
              mine={comment.author.id === me?.user.id}
              writable={writable}
              meant={placeInPage(comment.id) === meant}
              onReply={() => setAnswered(comment)}
              onChanged={refresh}
            />
          ))}
        </ol>
      )}
      {writable ? (
        <>
          {answered ? (
            <div className={classes.answering}>
              <span>{t("delivery.comments.replying", { name: answered.author.name })}</span>
              <CloseButton
                size="sm"
                aria-label={t("delivery.comments.reply_cancel")}
                onClick={() => setAnswered(null)}
              />
            </div>
          ) : null}
          <CommentForm
            key={answered?.id ?? "new"}
            spot={spot}
            label={t("delivery.comments.write")}
            submitLabel={t("delivery.comments.send")}
            text={draft.text}
            people={draft.people}
            focused={answered !== null}
            files={draft.files}
            onType={(text, people) => write({ text, people })}
            onFiles={(files) => write({ files })}
            onSend={send}
          />
        </>
      ) : null}
    </div>
  );
}
