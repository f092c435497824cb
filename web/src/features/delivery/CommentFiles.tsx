import { CloseButton } from "@mantine/core";
import { IconFile } from "@tabler/icons-react";
import type { Comment } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showSize } from "./files";
import classes from "./files.module.css";

/** Files that came with a comment. */
export function CommentFiles({ files }: { files: Comment["files"] }) {
  if (files.length === 0) return null;
  return (
    <ul className={classes.beside} aria-label={t("delivery.comments.files")}>
      {files.map((file) => (
        <li key={file.id} className={classes.chip}>
          <IconFile size={14} stroke={1.6} aria-hidden="true" className={classes.icon} />
          <a href={file.content} download={file.name} className={classes.name}>
            {file.name}
          </a>
          <span className={classes.about}>{showSize(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}

interface ChosenFilesProps {
  files: readonly File[];
  /** Not while they are sent. */
  fixed: boolean;
  onRemove: (file: File) => void;
}

/** Files that will go with the comment that is being written. */
export function ChosenFiles({ files, fixed, onRemove }: ChosenFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul className={classes.beside} aria-label={t("delivery.comments.chosen")}>
      {files.map((file, at) => (
        <li key={`${at}-${file.name}`} className={classes.chip}>
          <IconFile size={14} stroke={1.6} aria-hidden="true" className={classes.icon} />
          <span className={classes.plain}>{file.name}</span>
          <span className={classes.about}>{showSize(file.size)}</span>
          <CloseButton
            size="sm"
            disabled={fixed}
            aria-label={t("delivery.comments.leave_out", { name: file.name })}
            onClick={() => onRemove(file)}
          />
        </li>
      ))}
    </ul>
  );
}
