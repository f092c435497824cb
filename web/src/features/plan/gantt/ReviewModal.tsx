import { Button, Group, Modal } from "@mantine/core";
import { t } from "@/i18n/t";
import { showNumber } from "@/lib/numbers";
import type { ColumnKey } from "@/timeline/words";
import { PlainTable } from "@/ui/PlainTable";
import type { Review } from "./use-table";
import { columnLabel } from "./words";

/** Longer lists say how many more there are; nobody reads hundreds of lines here. */
const SHOWN = 100;

/** What would be skipped, before anything is saved. */
export function ReviewModal({ review }: { review: Review | null }) {
  const rejected = review?.rejected ?? [];
  const more = rejected.length - SHOWN;
  const accepted = review?.accepted ?? 0;
  return (
    <Modal
      opened={review !== null}
      onClose={() => review?.answer(false)}
      title={t("sheet.review.title")}
      size="xl"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <p>
        {accepted > 0 ? t("sheet.review.text", { count: rejected.length }) : t("sheet.review.none")}{" "}
        {t("sheet.review.kept")}
      </p>
      <PlainTable
        label={t("sheet.review.title")}
        head={["row", "column", "value", "reason"].map((key) => t(`sheet.review.${key}`))}
        rows={rejected.slice(0, SHOWN).map((cell, at) => ({
          key: `${cell.row}-${cell.column}-${at}`,
          cells: [
            showNumber(cell.row),
            columnLabel(cell.column as ColumnKey),
            cell.value,
            cell.reason,
          ],
        }))}
      />
      {more > 0 ? <p>{t("sheet.review.more", { count: more })}</p> : null}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => review?.answer(false)}>
          {t("sheet.review.cancel")}
        </Button>
        {accepted > 0 ? (
          <Button data-autofocus onClick={() => review?.answer(true)}>
            {t("sheet.review.apply", { count: accepted })}
          </Button>
        ) : null}
      </Group>
    </Modal>
  );
}
