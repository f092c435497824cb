import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { meQuery } from "@/features/access/me";
import { SAMPLE, SAMPLE_LINKS } from "@/timeline/sample";
import { type Change, NO_ROOM } from "./change";
import { type GanttData, NO_EXTERNAL } from "./data";
import { applied } from "./delta";
import { DROPPED, EditSession } from "./edits";
import { ganttQuery } from "./query";

const data: GanttData = {
  project: {
    id: "p",
    version: 1,
    name: "Sample",
    start: "2026-03-02T08:00",
    status_date: null,
    minutes_per_day: 480,
    calendar_id: null,
    plan_version: 1,
  },
  tasks: SAMPLE,
  dependencies: SAMPLE_LINKS,
  calendars: [],
  pieces: [],
  external_links: NO_EXTERNAL,
};

interface Sent {
  url: string;
  key: string;
  body: { changes?: Change[]; preview?: boolean };
}

let sent: Sent[];
let answers: ((request: Sent) => Response | Promise<Response>)[];

vi.mock("@/api/client", async (original) => ({
  ...(await original<typeof import("@/api/client")>()),
  client: {
    GET: async (path: string, init?: { params: { path: { id: string }; query?: object } }) => {
      const query = new URLSearchParams(init?.params.query as Record<string, string>);
      const url = `${path.replace("{id}", init?.params.path.id ?? "")}?${query}`;
      const one = { url, key: "", body: {} };
      // Who is signed in is asked beside the edits.
      if (init) sent.push(one);
      const response = await answers.shift()?.(one);
      if (!response) throw new Error(`no answer for ${path}`);
      return { data: await response.json(), response };
    },
    POST: async (path: string, init: { params: { path: { id: string } }; headers: object }) => {
      const { body = {} } = init as { body?: Sent["body"] };
      const key = (init.headers as Record<string, string>)["Idempotency-Key"];
      const one = { url: path.replace("{id}", init.params.path.id), key, body };
      sent.push(one);
      const response = await answers.shift()?.(one);
      if (!response) throw new Error(`no answer for ${path}`);
      const content = await response.json();
      return response.ok ? { data: content, response } : { error: content, response };
    },
  },
}));

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

/** The answer to an edit that gave task b this name and version; each edit counts its version on. */
function answer(name = "Dig", version = 1, planVersion = 2) {
  const tasks: Record<string, unknown> = {};
  for (const [key, column] of Object.entries(SAMPLE)) tasks[key] = [column[1]];
  return {
    edit_id: `e${planVersion}`,
    title: "Changed",
    effect: {},
    skipped: [],
    plan_version: planVersion,
    tasks: { ...tasks, name: [name], version: [version] },
    room: NO_ROOM,
    version_before: [version - 1],
    parent_id: ["a"],
    driven_by: [null],
    removed: [],
    order: null,
    dependencies: null,
    pieces: [],
    calendars_changed: false,
    status_date: null,
    undo: { edit_id: `e${planVersion}`, title: "Changed" },
    redo: null,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  answers = [];
});

afterEach(() => {
  vi.useRealTimers();
});

function make() {
  const queries = new QueryClient();
  const { queryKey } = ganttQuery("p");
  queries.setQueryData(queryKey, data as never);
  const session = new EditSession("p", queries, { done: () => {}, failed: () => {} });
  const now = () => queries.getQueryData(queryKey) as unknown as GanttData;
  const fetchedAnew = () => queries.getQueryState(queryKey)?.isInvalidated;
  return { session, now, queries, fetchedAnew };
}

const versionOf = (request: Sent) => {
  const [change] = request.body.changes ?? [];
  return change.do === "set" ? change.version : undefined;
};

const rename = (name: string, version?: number): Change[] => [
  { do: "set", task: "b", version, fields: { name } },
];

test("an edit's answer becomes part of the plan on screen, without fetching it", async () => {
  const { session, now } = make();
  answers.push(() => json(answer("Excavate", 2)));
  await session.commit(rename("Excavate", 1));
  expect(now().tasks.name[1]).toBe("Excavate");
  expect(now().project.plan_version).toBe(2);
  expect(session.state.undo?.edit_id).toBe("e2");
  expect(session.own.has("e2")).toBe(true);
  expect(sent).toHaveLength(1);
});

test("edits go one at a time, and our own versions follow", async () => {
  const { session } = make();
  answers.push(
    () => json(answer("One", 2, 2)),
    () => json(answer("Two", 3, 3)),
  );
  const first = session.commit(rename("One", 1));
  const second = session.commit(rename("Two", 1));
  expect(session.state.waiting).toBe(2);
  await first;
  await second;
  expect(sent.map(versionOf)).toEqual([1, 2]);
  expect(session.state.waiting).toBe(0);
});

test("our own edit is not somebody else's when its news overtakes its answer", async () => {
  const one = answer("One", 2, 2);
  const two = answer("Two", 3, 3);
  // The news comes edit by edit, or the plan is fetched as a whole.
  const ways: ((made: ReturnType<typeof make>) => Promise<unknown>)[] = [
    ({ session }) => {
      answers.unshift(() => json({ plan_version: 2, edits: [one], whole: false }));
      return session.catchUp();
    },
    async ({ queries, now }) => {
      queries.setQueryData(ganttQuery("p").queryKey, applied(now(), one as never) as never);
    },
  ];
  for (const newsComes of ways) {
    const made = make();
    const { session, now } = made;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    answers.push(
      async () => {
        await held;
        return json(one);
      },
      () => json(two),
    );
    sent = [];
    const first = session.commit(rename("One", 1));
    const second = session.commit(rename("Two", 1));
    await newsComes(made);
    expect(now().project.plan_version).toBe(2);
    release();
    await first;
    await second;
    const edits = sent.filter((request) => request.body.changes);
    expect(edits.map(versionOf)).toEqual([1, 2]);
    expect(now().tasks.name[1]).toBe("Two");
  }
});

test("what somebody else changed in between stays theirs, though an edit of ours came after it", async () => {
  const { session } = make();
  const mine = answer("Theirs", 3, 3);
  answers.push(
    () => json(mine),
    () => json({ plan_version: 3, edits: [answer("Theirs", 2, 2), mine], whole: false }),
    () => json({ code: "stale", current: [{ id: "b", version: 3, name: "Theirs" }] }, 412),
  );
  // An indent goes over theirs, for it asks for no version; the name was typed before theirs was seen.
  await session.commit([{ do: "indent", tasks: ["b"] }]);
  void session.commit(rename("Mine", 1)).catch(() => {});
  await vi.waitFor(() => expect(sent).toHaveLength(3));
  expect(versionOf(sent[2])).toBe(1);
});

test("a lost connection keeps the edit and tries again with the same key", async () => {
  const { session, now } = make();
  answers.push(
    () => {
      throw new TypeError("Failed to fetch");
    },
    () => json(answer("Excavate", 2)),
  );
  const done = session.commit(rename("Excavate", 1));
  await vi.waitFor(() => expect(session.state.offline).toBe(true));
  expect(session.state.waiting).toBe(1);
  await vi.advanceTimersByTimeAsync(1600);
  await done;
  expect(session.state.offline).toBe(false);
  expect(now().tasks.name[1]).toBe("Excavate");
  expect(sent[0].key).toBe(sent[1].key);
});

test("a session that ended keeps the edit, and sends it only when the same person is back", async () => {
  const { session, now, queries } = make();
  const ann = { user: { id: "ann" } };
  queries.setQueryData(meQuery.queryKey, ann as never);
  const gone = () => json({ code: "access.not_signed_in", status: 401 }, 401);
  answers.push(
    gone,
    () => json({ user: { id: "ben" } }),
    () => json(ann),
    () => json(answer("Excavate", 2)),
  );
  const done = session.commit(rename("Excavate", 1));
  await vi.waitFor(() => expect(session.state.signedOut).toBe(true));
  expect(session.state.offline).toBe(false);
  await vi.advanceTimersByTimeAsync(1600);
  expect(session.state.waiting).toBe(1);
  expect(session.state.signedOut).toBe(true);
  session.retry();
  await done;
  expect(session.state.signedOut).toBe(false);
  expect(now().tasks.name[1]).toBe("Excavate");
});

test("a refused edit says why, and the next one goes on", async () => {
  const { session } = make();
  const fields = [{ field: "duration_text", message: "Write a duration." }];
  answers.push(
    () => json({ code: "plan.bad_duration", detail: "No.", fields }, 422),
    () => json(answer("Two", 2)),
  );
  const refused = session.commit(rename("One"));
  const next = session.commit(rename("Two"));
  await expect(refused).rejects.toMatchObject({ code: "plan.bad_duration", fields });
  await next;
});

test("a stale edit waits for its author: mine goes over theirs", async () => {
  const { session } = make();
  const current = [{ id: "b", version: 7, name: "Theirs" }];
  answers.push(
    () => json({ code: "stale", current }, 412),
    () => json(answer("Mine", 8)),
  );
  const done = session.commit(rename("Mine", 1));
  await vi.waitFor(() => expect(session.state.stale?.current).toEqual(current));
  expect(sent).toHaveLength(1);
  session.settleStale("mine");
  await done;
  expect(versionOf(sent[1])).toBe(7);
  expect(sent[1].key).not.toBe(sent[0].key);
});

test("a stale edit that is given up is dropped, and what waited behind it goes on", async () => {
  const { session } = make();
  answers.push(
    () => json({ code: "stale", current: [] }, 412),
    () => json(answer("Two", 2)),
  );
  const given = session.commit(rename("Mine", 1));
  const next = session.commit(rename("Two"));
  await vi.waitFor(() => expect(session.state.stale).not.toBeNull());
  const dropped = expect(given).rejects.toMatchObject({ code: DROPPED });
  session.settleStale("theirs");
  await dropped;
  await next;
});

test("of many previews only the latest is asked, and one that is overtaken answers null", async () => {
  const { session, now } = make();
  let release = () => {};
  const first = new Promise<void>((resolve) => {
    release = resolve;
  });
  answers.push(
    async () => {
      await first;
      return json({ ...answer("One"), edit_id: null });
    },
    () => json({ ...answer("Three"), edit_id: null }),
  );
  const one = session.preview(rename("One"));
  const two = session.preview(rename("Two"));
  const three = session.preview(rename("Three"));
  release();
  expect((await one)?.tasks.name).toEqual(["One"]);
  expect(await two).toBeNull();
  expect((await three)?.tasks.name).toEqual(["Three"]);
  expect(sent.map((request) => request.body.preview)).toEqual([true, true]);
  expect(now().tasks.name[1]).toBe("Dig");
});

test("rows that are added show while they wait, and go when they are refused", async () => {
  const { session } = make();
  answers.push(() => json({ code: "plan.bad_name", detail: "No." }, 422));
  const add: Change = { do: "add", task: "n", fields: { name: "x" } };
  const refused = session.commit([add]);
  expect(session.state.pending).toEqual([{ change: add, savedIn: null }]);
  await expect(refused).rejects.toMatchObject({ code: "plan.bad_name" });
  expect(session.state.pending).toEqual([]);
});

test("the next step back is taken as the next; an older edit is taken back by itself", async () => {
  const { session } = make();
  answers.push(
    () => json(answer("One", 2, 2)),
    () => json(answer("Dig", 3, 3)),
    () => json(answer("Dig", 4, 4)),
  );
  await session.commit(rename("One"));
  await session.undo("e2");
  await session.undo("e1");
  expect(sent.map((one) => one.url)).toEqual([
    "/api/v1/projects/p/edits",
    "/api/v1/projects/p/undo",
    "/api/v1/edits/e1/undo",
  ]);
});

test("what others did comes step by step, and only the rows they changed", async () => {
  const { session, now, fetchedAnew } = make();
  const edits = [answer("Theirs", 2, 2), answer("Theirs again", 3, 3)];
  answers.push(() => json({ plan_version: 3, edits, whole: false }));
  await session.catchUp();
  expect(sent.map((one) => one.url)).toEqual(["/api/v1/projects/p/gantt/news?since=1"]);
  expect(now().tasks.name[1]).toBe("Theirs again");
  expect(now().project.plan_version).toBe(3);
  expect(now().tasks.name[0]).toBe(SAMPLE.name[0]);
  expect(fetchedAnew()).toBe(false);
  // Theirs is not ours to take back.
  expect(session.state.undo).toBeNull();
});

test("an edit of ours that lands behind somebody else's brings theirs along", async () => {
  const { session, now, fetchedAnew } = make();
  const mine = answer("Mine", 3, 3);
  const theirs = answer("Theirs", 2, 2);
  answers.push(
    () => json(mine),
    () => json({ plan_version: 3, edits: [theirs, mine], whole: false }),
  );
  await session.commit(rename("Mine", 1));
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  await vi.waitFor(() => expect(now().tasks.name[1]).toBe("Mine"));
  expect(now().project.plan_version).toBe(3);
  expect(fetchedAnew()).toBe(false);
});

test("the plan is fetched as a whole when a step is not known, or its calendars changed", async () => {
  for (const news of [
    { plan_version: 9, edits: [], whole: true },
    { plan_version: 2, edits: [{ ...answer(), calendars_changed: true }], whole: false },
  ]) {
    const { session, now, fetchedAnew } = make();
    answers.push(() => json(news));
    await session.catchUp();
    expect(fetchedAnew()).toBe(true);
    expect(now().project.plan_version).toBe(1);
  }
});

test("news that an edit of ours has overtaken is not put over it", async () => {
  const { session, now } = make();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  answers.push(
    async () => {
      await held;
      return json({ plan_version: 2, edits: [answer("Theirs", 2, 2)], whole: false });
    },
    () => json(answer("Mine", 3, 3)),
    () =>
      json({
        plan_version: 3,
        edits: [answer("Theirs", 2, 2), answer("Mine", 3, 3)],
        whole: false,
      }),
  );
  const early = session.catchUp();
  await session.commit(rename("Mine", 1));
  release();
  await early;
  expect(now().tasks.name[1]).toBe("Mine");
  await vi.waitFor(() => expect(sent).toHaveLength(3));
  expect(now().project.plan_version).toBe(3);
});
