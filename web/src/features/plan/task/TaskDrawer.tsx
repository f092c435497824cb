import { Drawer } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Task } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { TaskDetails } from "./TaskDetails";
import { TaskForm } from "./TaskForm";

interface TaskDrawerProps {
  taskId: string | null;
  onClose: () => void;
}

/** The details of one task beside the plan: why it is when it is, what it hangs on, who does it. */
export function TaskDrawer({ taskId, onClose }: TaskDrawerProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ["task", taskId],
    enabled: taskId !== null,
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/tasks/{id}", { params: { path: { id: taskId ?? "" } } }),
      )) as Task,
  });
  const close = () => {
    setEditing(null);
    onClose();
  };
  return (
    <Drawer
      opened={taskId !== null}
      onClose={close}
      position="right"
      size={520}
      padding="lg"
      title={query.data ? query.data.name : t("plan.task.details")}
      closeButtonProps={{ "aria-label": t("common.close") }}
      overlayProps={{ backgroundOpacity: 0.08 }}
      styles={{ title: { fontSize: 17, fontWeight: 650, overflowWrap: "anywhere" } }}
    >
      <Loaded query={query} lines={12}>
        {(task) =>
          editing === task.id ? (
            <TaskForm key={task.id} task={task} onDone={() => setEditing(null)} />
          ) : (
            <TaskDetails task={task} onEdit={() => setEditing(task.id)} onDeleted={close} />
          )
        }
      </Loaded>
    </Drawer>
  );
}
