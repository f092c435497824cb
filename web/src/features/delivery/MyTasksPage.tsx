import { Button, SegmentedControl } from "@mantine/core";
import { IconUserQuestion } from "@tabler/icons-react";
import { MyActions } from "@/features/governance/decisions/MyActions";
import { t } from "@/i18n/t";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorState, FilteredEmpty, LoadingBlock } from "@/ui/states";
import { useUrlState } from "@/ui/url-state";
import { MyTaskItem } from "./MyTaskItem";
import { SHOWN, type Shown, useMyTasks } from "./my-tasks";
import classes from "./my-tasks.module.css";

export default function MyTasksPage() {
  const [url, setUrl] = useUrlState();
  const shown = SHOWN.find((one) => one === url.show) ?? "unfinished";
  const query = useMyTasks(shown);
  const first = query.data?.pages[0];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const show = (value: Shown) => setUrl({ show: value === "unfinished" ? undefined : value }, true);

  function content() {
    if (query.isError && !first) {
      return <ErrorState error={query.error} retry={() => void query.refetch()} />;
    }
    if (!first) return <LoadingBlock lines={10} />;
    if (first.people.length === 0) {
      return (
        <EmptyState
          icon={<IconUserQuestion size={30} stroke={1.5} />}
          title={t("delivery.my_tasks.unlinked")}
          text={t("delivery.my_tasks.unlinked_text")}
        />
      );
    }
    if (items.length === 0) {
      return shown === "all" ? (
        <EmptyState title={t("delivery.my_tasks.none")} text={t("delivery.my_tasks.none_text")} />
      ) : (
        <FilteredEmpty onClear={() => show("all")} />
      );
    }
    return (
      <div className={classes.wrap}>
        <ol className={classes.list} aria-label={t("delivery.my_tasks.title")}>
          {items.map((task) => (
            <MyTaskItem key={task.id} task={task} />
          ))}
        </ol>
        {query.hasNextPage ? (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("delivery.my_tasks.more")}
          </Button>
        ) : null}
      </div>
    );
  }

  return (
    <Page
      title={t("delivery.my_tasks.title")}
      hint={
        first && first.people.length > 0
          ? t("delivery.my_tasks.count", {
              count: first.total,
              name: first.people.map((one) => one.name).join(", "),
            })
          : t("delivery.my_tasks.hint")
      }
    >
      <MyActions />
      {first?.people.length === 0 ? null : (
        <SegmentedControl
          className={classes.choice}
          aria-label={t("delivery.my_tasks.show")}
          value={shown}
          onChange={(value) => show(value as Shown)}
          data={SHOWN.map((value) => ({ value, label: t(`delivery.my_tasks.shown.${value}`) }))}
        />
      )}
      {content()}
    </Page>
  );
}
