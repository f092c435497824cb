import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { showDay, showMoments } from "@/lib/dates";
import { Mark } from "@/ui/Mark";
import { Section } from "@/ui/Section";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { type Group, ragTone, ragWord, type WallRow, wallQuery } from "./give-gets";
import classes from "./give-gets.module.css";
import { t } from "./texts";

type Cell = WallRow["cells"][number];

/** The dependency wall: rows give, columns get. */
export function Wall({ place }: { place: Group }) {
  const query = useInfiniteQuery(wallQuery(place));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t("give_get.wall")} hint={t("give_get.wall_hint")}>
      {query.isError ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <LoadingBlock lines={6} />
      ) : rows.length === 0 ? (
        <EmptyState title={t("give_get.wall_none")} text={t("give_get.wall_none_text")} />
      ) : (
        <>
          {query.data?.pages.some((page) => page.truncated) ? (
            <p className={classes.chain}>{t("give_get.wall_truncated")}</p>
          ) : null}
          <WallTable rows={rows} />
        </>
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
    </Section>
  );
}

function WallTable({ rows }: { rows: WallRow[] }) {
  const columns = new Map(
    rows.flatMap((row) => row.cells.map((cell) => [cell.receiver.id, cell] as const)),
  );
  const receivers = [...columns.values()].sort((one, two) =>
    one.receiver.name.localeCompare(two.receiver.name),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section className={classes.wrap} tabIndex={0} aria-label={t("give_get.wall")}>
      <table className={classes.wall}>
        <caption className="visually-hidden">{t("give_get.wall_caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("give_get.wall_corner")}</th>
            {receivers.map((one) => (
              <th key={one.receiver.id} scope="col">
                <Named of={one.receiver} visible={one.visible} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.giver.id}>
              <th scope="row">
                <Named of={row.giver} visible={row.visible} />
              </th>
              {receivers.map((one) => {
                const cell = row.cells.find((found) => found.receiver.id === one.receiver.id);
                return (
                  <td key={one.receiver.id}>
                    {cell ? <Gives cell={cell} /> : null}
                    {!cell && one.receiver.id === row.giver.id ? (
                      <span className={classes.own} aria-hidden="true">
                        –
                      </span>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Named(props: { of: { id: string; name: string }; visible: boolean }) {
  if (!props.visible) return <>{props.of.name}</>;
  return (
    <Link to="/projects/$projectId/dependencies" params={{ projectId: props.of.id }}>
      {props.of.name}
    </Link>
  );
}

function Gives({ cell }: { cell: Cell }) {
  return (
    <ul>
      {cell.gives.map((give) => (
        <li key={give.id}>
          <Link to="/give-gets/$giveGetId" params={{ giveGetId: give.id }}>
            {give.given}
          </Link>{" "}
          <span className="num muted">{showDay(give.agreed_date)}</span>
          <br />
          <span title={showMoments(give.rag_reason)}>
            <Mark tone={ragTone(give.rag)}>{ragWord(give.rag)}</Mark>
          </span>{" "}
          {give.state === "proposed" ? (
            <Mark tone="warn">{t("give_get.state.proposed")}</Mark>
          ) : null}
        </li>
      ))}
      {cell.links > 0 ? (
        <li className="muted">{t("give_get.links", { count: cell.links })}</li>
      ) : null}
    </ul>
  );
}
