import {
  ActionIcon,
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  Progress,
  SegmentedControl,
  Select,
  Stack,
  Text,
} from "@mantine/core";
import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconFileTypePdf,
  IconPrinter,
} from "@tabler/icons-react";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { t } from "@/i18n/t";
import { download } from "@/lib/download";
import { zipped } from "@/lib/zip";
import type { LegendKey } from "@/timeline/legend";
import { pageCanvas, pageImage } from "@/timeline/page-image";
import { MOST_PAGES, type Paper } from "@/timeline/pages";
import type { PageContent } from "@/timeline/paint-page";
import type { TimelineView } from "@/timeline/view";
import type { ColumnKey, TimelineWords } from "@/timeline/words";
import { toastFailed } from "@/ui/toast";
import classes from "./Gantt.module.css";
import { type ExportChoice, pagesOf } from "./page-content";
import { printPages } from "./print";

interface ExportModalProps {
  view: RefObject<TimelineView | null>;
  words: TimelineWords;
  columns: readonly ColumnKey[];
  legend: readonly LegendKey[];
  legendText: (key: LegendKey) => string;
  name: string;
  onClose: () => void;
}

const USUAL: ExportChoice = { paper: "a4", landscape: true, fitWidth: true, whole: true };

/** The chart over pages: looked at first, then printed or taken as images. */
export default function ExportModal(props: ExportModalProps) {
  const { view, words, legend, legendText, name, onClose } = props;
  const [columns] = useState(props.columns);
  const [choice, setChoice] = useState(USUAL);
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState<number | null>(null);
  const content = useMemo(
    () => view.current && pagesOf(view.current, choice, words, columns, legend, legendText, name),
    [view, choice, words, columns, legend, legendText, name],
  );
  const count = content?.plan.pages.length ?? 0;
  const shown = Math.min(at, Math.max(0, count - 1));
  const tooMany = count > MOST_PAGES;
  const set = (changes: Partial<ExportChoice>) => {
    setChoice({ ...choice, ...changes });
    setAt(0);
  };

  async function run(work: (content: PageContent) => Promise<void>) {
    if (!content) return;
    setBusy(0);
    try {
      await work(content);
    } catch (error) {
      toastFailed(error, t("gantt.export.failed"));
    } finally {
      setBusy(null);
    }
  }

  const images = (of: PageContent) =>
    run(async () => {
      const entries = [];
      for (let page = 0; page < of.plan.pages.length; page++) {
        const blob = await pageImage(of, page);
        if (of.plan.pages.length === 1) return download(blob, `${name}.png`);
        const number = String(page + 1).padStart(String(count).length, "0");
        entries.push({
          name: `${name} ${number}.png`,
          bytes: new Uint8Array(await blob.arrayBuffer()),
        });
        setBusy(page + 1);
      }
      download(zipped(entries), `${name}.zip`);
    });

  // The writer of PDF files is loaded when someone asks for one.
  const pdf = async (of: PageContent) => {
    const { pagesAsPdf } = await import("./pdf");
    download(await pagesAsPdf(of, choice, setBusy), `${name}.pdf`);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t("gantt.export.title")}
      size={960}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <div className={classes.export}>
        <Stack gap={14}>
          <div>
            <Text size="sm" fw={500} mb={4} id="export-range">
              {t("gantt.export.range")}
            </Text>
            <SegmentedControl
              fullWidth
              aria-labelledby="export-range"
              data={[
                { value: "whole", label: t("gantt.export.whole") },
                { value: "visible", label: t("gantt.export.visible") },
              ]}
              value={choice.whole ? "whole" : "visible"}
              onChange={(value) => set({ whole: value === "whole" })}
            />
          </div>
          <Select
            label={t("gantt.export.paper")}
            allowDeselect={false}
            data={(["a4", "a3", "letter"] as const).map((paper) => ({
              value: paper,
              label: t(`gantt.export.paper_${paper}`),
            }))}
            value={choice.paper}
            onChange={(paper) => set({ paper: paper as Paper })}
          />
          <Checkbox
            label={t("gantt.export.landscape")}
            checked={choice.landscape}
            onChange={(event) => set({ landscape: event.currentTarget.checked })}
          />
          <Checkbox
            label={t("gantt.export.fit")}
            description={t("gantt.export.fit_hint")}
            checked={choice.fitWidth}
            onChange={(event) => set({ fitWidth: event.currentTarget.checked })}
          />
          {tooMany ? (
            <Alert color="orange" role="alert">
              {t("gantt.export.too_many", { count, most: MOST_PAGES })}
            </Alert>
          ) : null}
          <Button
            leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden="true" />}
            disabled={!content || tooMany || busy !== null}
            onClick={() =>
              void run((of) =>
                printPages(
                  of,
                  choice,
                  (page) => t("gantt.export.page", { at: page + 1, of: count }),
                  setBusy,
                ),
              )
            }
          >
            {t("gantt.export.print")}
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.7} aria-hidden="true" />}
            disabled={!content || tooMany || busy !== null}
            onClick={() => content && void images(content)}
          >
            {t(count > 1 ? "gantt.export.images" : "gantt.export.image")}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileTypePdf size={16} stroke={1.7} aria-hidden="true" />}
            disabled={!content || tooMany || busy !== null}
            onClick={() => void run(pdf)}
          >
            {t("gantt.export.pdf")}
          </Button>
          {busy !== null && count > 1 ? (
            <Progress
              value={(busy / count) * 100}
              aria-label={t("gantt.export.progress", { done: busy, of: count })}
            />
          ) : null}
        </Stack>
        <Stack gap={8}>
          {content ? <Preview content={content} at={shown} /> : null}
          <Group justify="center" gap={8}>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t("gantt.export.previous")}
              disabled={shown === 0}
              onClick={() => setAt(shown - 1)}
            >
              <IconChevronLeft size={16} />
            </ActionIcon>
            <Text size="sm" className="num" role="status">
              {t("gantt.export.page", { at: shown + 1, of: count })}
            </Text>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t("gantt.export.next")}
              disabled={shown >= count - 1}
              onClick={() => setAt(shown + 1)}
            >
              <IconChevronRight size={16} />
            </ActionIcon>
          </Group>
        </Stack>
      </div>
    </Modal>
  );
}

function Preview({ content, at }: { content: PageContent; at: number }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const canvas = pageCanvas(content, at, 1.5);
    canvas.setAttribute("role", "img");
    canvas.setAttribute(
      "aria-label",
      t("gantt.export.page", { at: at + 1, of: content.plan.pages.length }),
    );
    host.current?.replaceChildren(canvas);
  }, [content, at]);
  return <div ref={host} className={classes.sheet} />;
}
