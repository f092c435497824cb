import { Button, Checkbox } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { showMoney, showNumber } from "@/lib/numbers";
import { Mark } from "@/ui/Mark";
import { SearchField } from "@/ui/SearchField";
import { Section } from "@/ui/Section";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { ProposeModal } from "./AnswerModals";
import { type Candidate, isLive, type StaffingRequest, showHours } from "./requests";
import classes from "./requests.module.css";

/** Who could do it, the best first, each with the reasons. */
export function Candidates({ request }: { request: StaffingRequest }) {
  const [everybody, setEverybody] = useState(false);
  const [q, setQ] = useState("");
  const [proposing, setProposing] = useState<Candidate | null>(null);
  const query = useInfiniteQuery({
    queryKey: ["staffing_request", request.id, "candidates", everybody, q],
    queryFn: ({ pageParam }) =>
      ok(
        client.GET("/api/v1/staffing_requests/{id}/candidates", {
          params: {
            path: { id: request.id },
            query: {
              everybody,
              limit: 20,
              ...(q ? { q } : {}),
              ...(pageParam ? { after: pageParam } : {}),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.candidates.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages ?? [];
  const people = pages.flatMap((page) => page.candidates.items);
  return (
    <Section title={t("staffing.candidates")} hint={t("staffing.candidates_hint")}>
      <Toolbar>
        <SearchField label={t("staffing.search_people")} value={q} onChange={setQ} />
        <Checkbox
          size="xs"
          label={t("staffing.everybody")}
          checked={everybody}
          onChange={(event) => setEverybody(event.currentTarget.checked)}
        />
      </Toolbar>
      {pages[0]?.cost_hidden ? <p className="muted">{t("staffing.cost_hidden")}</p> : null}
      {query.error && people.length === 0 ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <LoadingBlock lines={6} />
      ) : people.length === 0 ? (
        <EmptyState
          title={t("staffing.no_candidates", { role: request.job_role.name })}
          text={t("staffing.no_candidates_text")}
        />
      ) : (
        <ol className={classes.people} aria-label={t("staffing.candidates")}>
          {people.map((one) => (
            <li key={one.person.id} className={classes.person}>
              <div className={classes.line}>
                <span className={classes.total}>{`${showNumber(one.total_percent)} %`}</span>
                <Link to="/people/$resourceId" params={{ resourceId: one.person.id }}>
                  {one.person.name}
                </Link>
                {one.qualified ? null : <Mark tone="warn">{t("staffing.not_qualified")}</Mark>}
                {one.in_role ? null : <Mark tone="plain">{t("staffing.not_in_role")}</Mark>}
                {one.proposed_here ? <Mark tone="info">{t("staffing.proposed_here")}</Mark> : null}
                {isLive(request) ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t("staffing.propose_one", { name: one.person.name })}
                    onClick={() => setProposing(one)}
                  >
                    {t("staffing.propose")}
                  </Button>
                ) : (
                  <span />
                )}
              </div>
              <Reasons of={one} place={request.location?.name} />
            </li>
          ))}
        </ol>
      )}
      {query.hasNextPage ? (
        <Button variant="default" mt="sm" onClick={() => void query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      ) : null}
      {proposing ? (
        <ProposeModal
          request={request}
          person={{ value: proposing.person.id, label: proposing.person.name }}
          onClose={() => setProposing(null)}
        />
      ) : null}
    </Section>
  );
}

/** Criterion by criterion: the score, and what stands behind it. */
function Reasons({ of, place }: { of: Candidate; place?: string }) {
  const reason: Record<string, string> = {
    skill: t("staffing.why.skill", {
      there: of.skills.filter((one) => one.level > 0).length,
      all: of.skills.length,
    }),
    level: t("staffing.why.level", {
      there: of.skills.filter((one) => one.level >= one.wanted).length,
      all: of.skills.length,
    }),
    availability: t("staffing.why.availability", {
      free: showHours(of.free_minutes),
      asked: showHours(of.asked_minutes),
    }),
    cost:
      of.rate === null || of.rate === undefined
        ? t("staffing.why.no_rate")
        : t("staffing.why.cost", { rate: showMoney(of.rate, of.currency) }),
    location: of.location
      ? t(of.location.name === place ? "staffing.why.there" : "staffing.why.elsewhere", {
          place: of.location.name,
        })
      : t("staffing.why.no_place"),
    time_zone:
      of.minutes_apart === null || of.minutes_apart === undefined
        ? t("staffing.why.no_zone")
        : t("staffing.why.zone", {
            hours: showNumber(of.minutes_apart / 60, 1),
            zone: of.time_zone,
          }),
    interest: t("staffing.why.interest", {
      there: of.skills.filter((one) => one.interested).length,
      all: of.skills.length,
    }),
  };
  const told = of.scores.filter((one) => one.percent !== null && one.percent !== undefined);
  const lacking = of.skills.filter((one) => one.level < one.wanted);
  return (
    <>
      <ul className={classes.why}>
        {told.map((one) => (
          <li key={one.criterion}>
            {t("staffing.why.line", {
              criterion: t(`staffing.criterion.${one.criterion}`),
              percent: showNumber(one.percent ?? 0),
              reason: reason[one.criterion],
            })}
          </li>
        ))}
        {of.proposed_minutes > 0 ? (
          <li>{t("staffing.why.proposed", { hours: showHours(of.proposed_minutes) })}</li>
        ) : null}
        {lacking.map((one) => (
          <li key={one.skill.id}>
            {t(one.level > 0 ? "staffing.why.below" : "staffing.why.lacks", {
              skill: one.skill.name,
              level: one.level,
              wanted: one.wanted,
            })}
          </li>
        ))}
      </ul>
      {of.skills
        .filter((one) => one.ends_during)
        .map((one) => (
          <Mark key={one.skill.id} tone="warn">
            {t("staffing.ends_during", { skill: one.skill.name, day: showDay(one.expires) })}
          </Mark>
        ))}
    </>
  );
}
