import { Progress, Tooltip } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { client, ok } from "@/api/client";
import type { Job, Page } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import classes from "./integration.module.css";
import { tellJob } from "./jobs";

/** What is asked for again once plans have new dates. */
const MOVED = ["projects", "project", "portfolios", "programs", "tasks", "task", "gantt"];

/** Work that goes on behind the pages, with how far it is; its end is told once. */
export function JobsUnderWay() {
  const can = useCan();
  const queries = useQueryClient();
  const ended = useRef<Set<string> | null>(null);
  const query = useQuery({
    queryKey: ["jobs"],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/jobs", { params: { query: { limit: 10 } } }))) as Page<Job>,
    enabled: can("calendar.view"),
    // While the server works; at other times its news say when something begins.
    refetchInterval: ({ state }) =>
      state.data?.items.some((job) => !job.finished_at) ? 1000 : false,
  });
  const jobs = query.data?.items;
  useEffect(() => {
    if (!jobs) return;
    const over = jobs.filter((job) => job.finished_at);
    const known = ended.current;
    ended.current = new Set([...(known ?? []), ...over.map((job) => job.id)]);
    // What was over before the page opened is no news.
    const news = known ? over.filter((job) => !known.has(job.id)) : [];
    for (const job of news) tellJob(job);
    if (news.length > 0) {
      for (const key of MOVED) void queries.invalidateQueries({ queryKey: [key] });
    }
  }, [jobs, queries]);

  const under = jobs?.filter((job) => !job.finished_at) ?? [];
  const done = under.reduce((sum, job) => sum + job.done + job.failed, 0);
  const total = under.reduce((sum, job) => sum + job.total, 0);
  const text = t("integration.job.progress", { done, count: total });
  const why = [...new Set(under.map((job) => job.title))].join(" · ");
  if (total === 0) return null;
  return (
    <Tooltip label={why}>
      <span className={classes.job}>
        <span className={classes.jobText}>{text}</span>
        <Progress value={(100 * done) / total} size="sm" w={90} aria-label={`${why}: ${text}`} />
      </span>
    </Tooltip>
  );
}
