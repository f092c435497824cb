import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import type { Page, TaskRow } from "@/api/nouns";
import { TaskMarks } from "@/features/plan/tasks/TaskMarks";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";

/** The first tasks of a person by finish; the whole list is one click away. */
export function PersonTasks({ resourceId }: { resourceId: string }) {
  const query = useQuery({
    queryKey: ["tasks", "person", resourceId],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/tasks", {
          params: { query: { resource_id: resourceId, limit: 12, sort: "finish" } },
        }),
      )) as Page<TaskRow>,
  });
  return (
    <Section
      title={t("resource.tasks")}
      actions={
        <Link
          to="/tasks"
          search={{ resource_id: resourceId } as never}
          style={{ color: "var(--mantine-color-anchor)" }}
        >
          {t("resource.all_tasks")}
        </Link>
      }
    >
      <Loaded query={query} lines={4}>
        {(page) =>
          page.items.length === 0 ? (
            <p className="muted">{t("resource.no_tasks")}</p>
          ) : (
            <PlainTable
              label={t("resource.tasks")}
              head={[
                t("plan.task.name"),
                t("plan.task.project"),
                t("plan.task.state"),
                t("plan.task.start"),
                t("plan.task.finish"),
              ]}
              rows={page.items.map((task) => ({
                key: task.id,
                cells: [
                  <Link
                    key="name"
                    to="/projects/$projectId/gantt"
                    params={{ projectId: task.project.id }}
                    search={{ task: task.id } as never}
                  >
                    {task.name}
                  </Link>,
                  task.project.name,
                  <TaskMarks key="marks" task={task} />,
                  showDay(task.start),
                  showDay(task.finish),
                ],
              }))}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
