import { Button, Group } from "@mantine/core";
import { useState } from "react";
import type { Comment, Ref } from "@/api/nouns";
import { isStale } from "@/api/problem";
import { t } from "@/i18n/t";
import { showAgo, showInstant } from "@/lib/dates";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Markdown } from "@/ui/Markdown";
import { toastDone } from "@/ui/toast";
import { CommentFiles } from "./CommentFiles";
import { CommentForm } from "./CommentForm";
import { change, placeInPage, remove, type Spot } from "./comments";
import classes from "./delivery.module.css";
import { toShown } from "./mention-text";

interface CommentItemProps {
  spot: Spot;
  comment: Comment;
  mine: boolean;
  writable: boolean;
  /** Whether the address points to it. */
  meant: boolean;
  onReply: () => void;
  onChanged: () => void;
}

export function CommentItem({
  spot,
  comment,
  mine,
  writable,
  meant,
  onReply,
  onChanged,
}: CommentItemProps) {
  const [editing, setEditing] = useState<{ text: string; people: readonly Ref[] } | null>(null);
  const [leaving, setLeaving] = useState(false);
  const people = new Map(comment.mentions.map((one) => [one.id, one.name]));
  const answered = comment.reply_to;

  async function save(text: string) {
    try {
      await change(comment, text);
    } catch (error) {
      // The newest version arrives; what was typed stays in the box and is saved over it.
      if (isStale(error)) onChanged();
      throw error;
    }
    setEditing(null);
    onChanged();
  }

  return (
    <li className={classes.comment} id={placeInPage(comment.id)} data-meant={meant || undefined}>
      <div className={classes.head}>
        <span className={classes.author}>{comment.author.name}</span>
        <time dateTime={comment.created_at} title={showInstant(comment.created_at)}>
          {showAgo(comment.created_at, Date.now())}
        </time>
        {comment.edited_at ? (
          <span title={showInstant(comment.edited_at)}>{t("delivery.comments.edited")}</span>
        ) : null}
      </div>
      {answered ? (
        <p className={classes.quote}>
          {answered.author
            ? t("delivery.comments.answers", {
                name: answered.author.name,
                text: answered.excerpt,
              })
            : t("delivery.comments.answers_gone")}
        </p>
      ) : null}
      {editing ? (
        <CommentForm
          spot={spot}
          label={t("delivery.comments.edit_of")}
          submitLabel={t("common.save")}
          text={editing.text}
          people={editing.people}
          focused
          onType={(text, chosen) => setEditing({ text, people: chosen })}
          onSend={save}
          onCancel={() => setEditing(null)}
        />
      ) : (
        <Markdown text={comment.text} people={people} />
      )}
      <CommentFiles files={comment.files} />
      {writable && !editing ? (
        <Group gap={2} className={classes.deeds}>
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={t("delivery.comments.reply_to", { name: comment.author.name })}
            onClick={onReply}
          >
            {t("delivery.comments.reply")}
          </Button>
          {mine ? (
            <>
              <Button
                variant="subtle"
                size="compact-xs"
                onClick={() =>
                  setEditing({
                    text: toShown(comment.text, comment.mentions),
                    people: comment.mentions,
                  })
                }
              >
                {t("common.edit")}
              </Button>
              <Button variant="subtle" size="compact-xs" onClick={() => setLeaving(true)}>
                {t("common.delete")}
              </Button>
            </>
          ) : null}
        </Group>
      ) : null}
      <ConfirmModal
        opened={leaving}
        title={t("delivery.comments.delete_title")}
        text={`${t("delivery.comments.delete_text")}${
          comment.files.length > 0
            ? ` ${t("delivery.comments.delete_files", { count: comment.files.length })}`
            : ""
        }`}
        submitLabel={t("common.delete")}
        onClose={() => setLeaving(false)}
        onConfirm={async () => {
          await remove(comment);
          toastDone(t("delivery.comments.deleted"));
          setLeaving(false);
          onChanged();
        }}
      />
    </li>
  );
}
