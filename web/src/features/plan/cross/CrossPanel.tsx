import { Button, SegmentedControl } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { t } from "@/i18n/t";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { CrossList } from "./CrossList";
import { type CrossPlace, crossQuery } from "./cross";
import classes from "./cross.module.css";

/** The dependencies of a project or program with other projects: all, or what needs attention. */
export function CrossPanel({ place }: { place: CrossPlace }) {
  const [show, setShow] = useState("all");
  const conflicts = show === "conflicts";
  const query = useInfiniteQuery(crossQuery({ ...place, conflicts }));
  const links = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <section className={classes.page} aria-label={t("plan.tab.dependencies")}>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t("plan.cross.show")}
          value={show}
          onChange={setShow}
          data={[
            { value: "all", label: t("plan.cross.all") },
            { value: "conflicts", label: t("plan.cross.only_conflicts") },
          ]}
        />
        <span className="muted">{query.data ? t("plan.cross.count", { count: total }) : null}</span>
      </div>
      {query.isError ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <LoadingBlock lines={6} />
      ) : links.length === 0 ? (
        <EmptyState
          title={t(conflicts ? "plan.cross.no_conflicts" : "plan.cross.empty")}
          text={t(conflicts ? "plan.cross.no_conflicts_text" : "plan.cross.empty_text")}
        />
      ) : (
        <CrossList links={links} projectId={place.kind === "project" ? place.id : undefined} />
      )}
      {query.hasNextPage ? (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("common.more")}
        </Button>
      ) : null}
    </section>
  );
}
