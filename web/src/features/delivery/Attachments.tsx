import { ActionIcon, Alert, Button, FileButton, Group, Progress } from "@mantine/core";
import { IconFile, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Attachment } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showAgo, showInstant } from "@/lib/dates";
import { showPercent } from "@/lib/numbers";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { toastDone } from "@/ui/toast";
import { commentsKey, type Spot, useMaySpeak } from "./comments";
import { filesKey, removeFile, showSize, useFiles } from "./files";
import classes from "./files.module.css";
import { useUploads } from "./uploads";

/** The files of a subject, such as a task: attach, read, delete. */
export function Attachments({ spot }: { spot: Spot }) {
  const writable = useMaySpeak(spot);
  const queries = useQueryClient();
  const list = useFiles(spot);
  const uploads = useUploads(spot);
  const [leaving, setLeaving] = useState<Attachment | null>(null);

  if (list.error && list.items.length === 0) {
    return <ErrorState error={list.error} retry={list.retry} />;
  }
  if (list.loading) return <LoadingBlock lines={2} />;
  return (
    <div className={classes.files}>
      {list.items.length === 0 && uploads.items.length === 0 ? (
        <p className="muted" style={{ margin: 0 }}>
          {t("delivery.files.none")}
        </p>
      ) : null}
      {list.items.length > 0 ? (
        <ul className={classes.list} aria-label={t("delivery.files.list")}>
          {list.items.map((file) => (
            <li key={file.id} className={classes.row}>
              <IconFile size={16} stroke={1.6} aria-hidden="true" className={classes.icon} />
              <div className={classes.grow}>
                <a href={file.content} download={file.name} className={classes.name}>
                  {file.name}
                </a>
                <div className={classes.about}>
                  {showSize(file.size)} · {file.author?.name ?? t("delivery.files.by_link")} ·{" "}
                  <time dateTime={file.created_at} title={showInstant(file.created_at)}>
                    {showAgo(file.created_at, Date.now())}
                  </time>
                </div>
              </div>
              {file.deletable ? (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("delivery.files.delete", { name: file.name })}
                  onClick={() => setLeaving(file)}
                >
                  <IconTrash size={16} stroke={1.6} />
                </ActionIcon>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {list.hasMore ? (
        <Button variant="default" onClick={list.more}>
          {t("delivery.notifications.more")}
        </Button>
      ) : null}
      {uploads.items.map((one) =>
        one.problem ? (
          <Alert key={one.key} color="red" role="alert">
            {one.problem}
            <Group gap={8} mt={8}>
              {one.again ? (
                <Button variant="default" size="xs" onClick={() => uploads.retry(one.key)}>
                  {t("common.retry")}
                </Button>
              ) : null}
              <Button variant="default" size="xs" onClick={() => uploads.drop(one.key)}>
                {t("common.close")}
              </Button>
            </Group>
          </Alert>
        ) : (
          <div key={one.key} role="status" className={classes.upload}>
            {t("delivery.files.sending", { name: one.file.name, percent: showPercent(one.share) })}
            <Progress value={one.share} aria-label={one.file.name} />
          </div>
        ),
      )}
      {writable ? (
        <FileButton multiple onChange={(files) => uploads.add(files)}>
          {(props) => (
            <Button {...props} variant="default" className={classes.add}>
              {t("delivery.files.add")}
            </Button>
          )}
        </FileButton>
      ) : null}
      <ConfirmModal
        opened={leaving !== null}
        title={t("delivery.files.delete_title", { name: leaving?.name })}
        text={t("delivery.files.delete_text")}
        submitLabel={t("common.delete")}
        onClose={() => setLeaving(null)}
        onConfirm={async () => {
          if (!leaving) return;
          await removeFile(leaving);
          toastDone(t("delivery.files.deleted", { name: leaving.name }));
          setLeaving(null);
          void queries.invalidateQueries({ queryKey: filesKey(spot) });
          // It may have come with a comment.
          void queries.invalidateQueries({ queryKey: commentsKey(spot) });
        }}
      />
    </div>
  );
}
