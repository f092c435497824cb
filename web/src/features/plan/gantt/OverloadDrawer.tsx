import { Button, Drawer, Stack, Text } from "@mantine/core";
import type { OverloadedPerson, OverloadSpan } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showMoment } from "@/lib/dates";
import { showWork } from "@/lib/durations";
import { showPercent } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { EmptyState } from "@/ui/states";
import { useProjectId } from "../project/project";
import classes from "./OverloadDrawer.module.css";
import { useOverloads } from "./use-overloads";

interface OverloadDrawerProps {
  opened: boolean;
  onTask: (id: string) => void;
  /** Opens levelling; absent for those who may not change the plan. */
  onLevel?: () => void;
  onClose: () => void;
}

/** The people who are asked for more than they have: when, by how much, and on which tasks. */
export function OverloadDrawer({ opened, onTask, onLevel, onClose }: OverloadDrawerProps) {
  const query = useOverloads(useProjectId(), opened);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={520}
      padding="lg"
      title={t("load.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
      overlayProps={{ backgroundOpacity: 0.08 }}
      styles={{ title: { fontSize: 17, fontWeight: 650 } }}
    >
      <Loaded query={query} lines={8}>
        {({ people }) =>
          people.items.length === 0 ? (
            <EmptyState title={t("load.none")} text={t("load.none_text")} />
          ) : (
            <Stack gap="lg">
              <Text size="sm" c="dimmed">
                {t("load.hint")}
              </Text>
              {onLevel ? (
                <Button onClick={onLevel} style={{ alignSelf: "flex-start" }}>
                  {t("levelling.open")}
                </Button>
              ) : null}
              {people.items.map((person) => (
                <Person key={person.resource.id} person={person} onTask={onTask} />
              ))}
              {people.total > people.items.length ? (
                <Text size="sm">
                  {t("load.more_people", { count: people.total - people.items.length })}
                </Text>
              ) : null}
            </Stack>
          )
        }
      </Loaded>
    </Drawer>
  );
}

function Person({ person, onTask }: { person: OverloadedPerson; onTask: (id: string) => void }) {
  const more = person.span_count - person.spans.length;
  return (
    <section aria-label={person.resource.name}>
      <h2 className={classes.name}>
        {person.resource.name}
        <span>{t("load.over", { work: showWork(person.over_minutes) })}</span>
      </h2>
      <ul className={classes.spans}>
        {person.spans.map((span) => (
          <Span key={span.from} span={span} most={person.max_units} onTask={onTask} />
        ))}
      </ul>
      {more > 0 ? <Text size="sm">{t("load.more_spans", { count: more })}</Text> : null}
    </section>
  );
}

function Span(props: { span: OverloadSpan; most: number; onTask: (id: string) => void }) {
  const { span, most, onTask } = props;
  const elsewhere = [
    ...span.projects.map((project) => project.name),
    ...(span.hidden_projects ? [t("load.hidden")] : []),
  ];
  return (
    <li className={classes.span}>
      <div className={classes.when}>
        <span>{t("plan.range", { from: showMoment(span.from), to: showMoment(span.to) })}</span>
        <strong>{t("load.over", { work: showWork(span.over_minutes) })}</strong>
      </div>
      <div className={classes.units}>
        {t("load.units", { peak: showPercent(span.peak_units), most: showPercent(most) })}
      </div>
      <div className={classes.tasks}>
        {span.tasks.map((task) => (
          <button
            key={task.id}
            type="button"
            className={classes.task}
            onClick={() => onTask(task.id)}
          >
            {task.name}
          </button>
        ))}
      </div>
      {elsewhere.length > 0 ? (
        <div className={classes.units}>
          {t("load.elsewhere", { projects: elsewhere.join(", ") })}
        </div>
      ) : null}
    </li>
  );
}
