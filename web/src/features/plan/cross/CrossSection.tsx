import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Task } from "@/api/nouns";
import { t } from "@/i18n/t";
import { ErrorState, LoadingBlock } from "@/ui/states";
import taskClasses from "../task/task.module.css";
import { CrossList } from "./CrossList";
import { CrossModal } from "./CrossModal";
import { crossQuery } from "./cross";

/** What a task has to do with tasks of other projects. */
export function CrossSection({ task, editable }: { task: Task; editable: boolean }) {
  const [adding, add] = useDisclosure();
  const place = { kind: "project" as const, id: task.project_id, task: task.id };
  const query = useInfiniteQuery(crossQuery(place));
  const links = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <div className={taskClasses.head}>
        <h2 className={taskClasses.heading}>{t("plan.cross.title")}</h2>
        {editable ? (
          <Button variant="subtle" size="compact-sm" onClick={add.open}>
            {t("plan.cross.add")}
          </Button>
        ) : null}
      </div>
      {query.isError ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <LoadingBlock lines={1} />
      ) : links.length === 0 ? (
        <p className="muted" style={{ margin: 0 }}>
          {t("plan.cross.none")}
        </p>
      ) : (
        <CrossList links={links} projectId={task.project_id} />
      )}
      {query.hasNextPage ? (
        <Button variant="subtle" onClick={() => void query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      ) : null}
      {adding ? <CrossModal task={task} onClose={add.close} /> : null}
    </section>
  );
}
