import { Button, Menu } from "@mantine/core";
import {
  IconBookmark,
  IconCheck,
  IconDeviceFloppy,
  IconLink,
  IconPencil,
  IconPlus,
  IconRestore,
  IconStar,
  IconTrash,
} from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { SavedView } from "@/api/nouns";
import { t } from "@/i18n/t";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { toastDone, toastFailed } from "@/ui/toast";
import type { UrlState } from "@/ui/url-state";
import { isChanged, openingOf, settingsOf, useSavedViews, viewState } from "./saved-views";
import { type Audience, ViewModal } from "./ViewModal";
import classes from "./ViewsMenu.module.css";

interface ViewsMenuProps {
  /** Of which list or chart. */
  list: string;
  projectId?: string;
  url: UrlState;
  /** The parameters of the URL that a view remembers. */
  keys: readonly string[];
  /** Widths of columns, and what to do with those of a view. */
  widths?: Readonly<Record<string, number>>;
  onWidths?: (widths: Readonly<Record<string, number>>) => void;
  onUrl: (changes: UrlState, replace?: boolean) => void;
}

const ICON = { size: 16, stroke: 1.7, "aria-hidden": true } as const;

/** Views of a page under a name: opened, saved, shared, and one that opens by itself. */
export function ViewsMenu(props: ViewsMenuProps) {
  const { list, projectId, url, keys, widths, onUrl } = props;
  const queries = useQueryClient();
  const { data } = useSavedViews(list, projectId);
  const [form, setForm] = useState<"new" | "edit" | null>(null);
  const [leaving, setLeaving] = useState(false);
  const views = data?.views.items ?? [];
  const current = views.find((view) => view.id === url.saved) ?? null;
  const changed = current !== null && isChanged(current, url, keys);

  const open = (view: SavedView, replace = false) => {
    const kept = settingsOf(view).widths;
    if (kept) props.onWidths?.(kept);
    onUrl(openingOf(view, keys), replace);
  };
  // A link to a view, or a page without any wish: the view says what is shown.
  const settle = useEffectEvent(() => {
    if (!data || keys.some((key) => url[key])) return;
    const wanted = views.find((view) => view.id === (url.saved ?? data.default_id));
    if (wanted && (!url.saved || isChanged(wanted, url, keys))) open(wanted, true);
  });
  const arrived = data === undefined ? null : `${list} ${projectId}`;
  useEffect(() => {
    if (arrived) settle();
  }, [arrived]);

  async function act(deed: () => Promise<unknown>, done?: string) {
    try {
      await deed();
      if (done) toastDone(done);
    } catch (error) {
      toastFailed(error);
    } finally {
      void queries.invalidateQueries({ queryKey: ["saved_views"] });
    }
  }
  const settings = () => ({ url: viewState(url, keys), widths: widths ?? {} });
  const patch = (view: SavedView, body: object) =>
    ok(
      client.PATCH("/api/v1/saved_views/{id}", {
        params: { path: { id: view.id }, header: ifMatch(view.version) },
        body: body as never,
      }),
    );
  const setDefault = (view: SavedView | null) =>
    act(
      () =>
        ok(
          client.PUT("/api/v1/default_view", {
            body: { list, project_id: projectId ?? null, view_id: view?.id ?? null },
          }),
        ),
      view ? t("views.default_set", { name: view.name }) : t("views.default_cleared"),
    );
  async function saveNew(name: string, audience: Audience) {
    const body = {
      list,
      name,
      project_id: audience === "me" || audience === "project" ? (projectId ?? null) : null,
      shared: audience === "project" || audience === "all",
      settings: settings(),
    };
    const made = (await ok(
      client.POST("/api/v1/saved_views", { body: body as never }),
    )) as SavedView;
    await queries.invalidateQueries({ queryKey: ["saved_views"] });
    onUrl({ saved: made.id }, true);
    toastDone(t("views.saved", { name }));
  }
  async function saveEdit(view: SavedView, name: string, audience: Audience) {
    await patch(view, { name, shared: audience === "project" || audience === "all" });
    await queries.invalidateQueries({ queryKey: ["saved_views"] });
    toastDone(t("views.saved", { name }));
  }

  const label = current
    ? changed
      ? t("views.modified", { name: current.name })
      : current.name
    : t("views.open");
  return (
    <>
      <Menu width={320} position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            variant="default"
            className={classes.target}
            aria-label={current ? `${t("views.menu")}: ${label}` : t("views.menu")}
            leftSection={<IconBookmark {...ICON} />}
          >
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          {views.length === 0 ? <div className={classes.none}>{t("views.none")}</div> : null}
          {(["mine", "shared"] as const).map((group) => {
            const some = views.filter((view) => view.shared === (group === "shared"));
            return some.length === 0 ? null : (
              <div key={group} role="group" aria-label={t(`views.${group}`)}>
                <Menu.Label>{t(`views.${group}`)}</Menu.Label>
                {some.map((view) => (
                  <Menu.Item
                    key={view.id}
                    leftSection={
                      view === current ? <IconCheck {...ICON} /> : <span className={classes.gap} />
                    }
                    rightSection={
                      <span className={classes.note}>
                        {[
                          view.shared && view.owner
                            ? t("views.shared_by", { name: view.owner.name })
                            : "",
                          view.id === data?.default_id ? t("views.default") : "",
                        ]
                          .filter(Boolean)
                          .join(" · ")}
                      </span>
                    }
                    onClick={() => open(view)}
                  >
                    {view.name}
                  </Menu.Item>
                ))}
              </div>
            );
          })}
          <Menu.Divider role="separator" />
          <Menu.Item leftSection={<IconPlus {...ICON} />} onClick={() => setForm("new")}>
            {t("views.save_as")}
          </Menu.Item>
          {current ? (
            <CurrentItems
              view={current}
              changed={changed}
              isDefault={current.id === data?.default_id}
              onSave={() =>
                void act(
                  () => patch(current, { settings: settings() }),
                  t("views.saved", { name: current.name }),
                )
              }
              onReset={() => open(current)}
              onEdit={() => setForm("edit")}
              onDelete={() => setLeaving(true)}
              onDefault={(on) => void setDefault(on ? current : null)}
            />
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {form ? (
        <ViewModal
          title={t(form === "new" ? "views.title_new" : "views.title_edit")}
          name={form === "edit" && current ? current.name : ""}
          audience={form === "edit" && current ? audienceOf(current, projectId) : "me"}
          audiences={audiences(form === "edit" ? current : null, projectId, data)}
          everywhere={projectId === undefined}
          onClose={() => setForm(null)}
          onSave={(name, audience) =>
            form === "edit" && current ? saveEdit(current, name, audience) : saveNew(name, audience)
          }
        />
      ) : null}
      <ConfirmModal
        opened={leaving && current !== null}
        title={t("views.delete", { name: current?.name ?? "" })}
        text={t("views.delete_text")}
        submitLabel={t("common.delete")}
        onClose={() => setLeaving(false)}
        onConfirm={async () => {
          if (!current) return;
          await ok(
            client.DELETE("/api/v1/saved_views/{id}", {
              params: { path: { id: current.id }, header: ifMatch(current.version) },
            }),
          );
          setLeaving(false);
          onUrl({ saved: undefined }, true);
          toastDone(t("views.deleted", { name: current.name }));
          await queries.invalidateQueries({ queryKey: ["saved_views"] });
        }}
      />
    </>
  );
}

function audienceOf(view: SavedView, projectId: string | undefined): Audience {
  if (view.shared) return view.project_id ? "project" : "all";
  return view.project_id || projectId === undefined ? "me" : "me_everywhere";
}

/** For whom a view may be kept; one that is there stays at its place. */
function audiences(
  view: SavedView | null,
  projectId: string | undefined,
  rights: { may_share: boolean; may_share_everywhere: boolean } | undefined,
): Audience[] {
  const here = projectId !== undefined;
  if (view) {
    const own = audienceOf(view, projectId);
    const shared: Audience = view.project_id ? "project" : "all";
    const alone: Audience = view.project_id || !here ? "me" : "me_everywhere";
    const may = view.project_id ? rights?.may_share : rights?.may_share_everywhere;
    return may || own === shared ? [alone, shared] : [alone];
  }
  return [
    "me",
    ...(here ? (["me_everywhere"] as const) : []),
    ...(here && rights?.may_share ? (["project"] as const) : []),
    ...(rights?.may_share_everywhere ? (["all"] as const) : []),
  ];
}

function CurrentItems(props: {
  view: SavedView;
  changed: boolean;
  isDefault: boolean;
  onSave: () => void;
  onReset: () => void;
  onEdit: () => void;
  onDelete: () => void;
  onDefault: (on: boolean) => void;
}) {
  const { view, changed, isDefault } = props;
  const { name } = view;
  async function copy() {
    const { origin, pathname } = window.location;
    await navigator.clipboard.writeText(`${origin}${pathname}?saved=${view.id}`);
    toastDone(t("views.copied"));
  }
  return (
    <>
      {changed && view.editable ? (
        <Menu.Item leftSection={<IconDeviceFloppy {...ICON} />} onClick={props.onSave}>
          {t("views.save", { name })}
        </Menu.Item>
      ) : null}
      {changed ? (
        <Menu.Item leftSection={<IconRestore {...ICON} />} onClick={props.onReset}>
          {t("views.reset", { name })}
        </Menu.Item>
      ) : null}
      <Menu.Item leftSection={<IconStar {...ICON} />} onClick={() => props.onDefault(!isDefault)}>
        {isDefault ? t("views.no_default") : t("views.make_default", { name })}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconLink {...ICON} />}
        onClick={() => void copy().catch((error) => toastFailed(error))}
      >
        {t("views.copy", { name })}
      </Menu.Item>
      {view.editable ? (
        <>
          <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={props.onEdit}>
            {t("views.edit", { name })}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={props.onDelete}>
            {t("views.delete", { name })}
          </Menu.Item>
        </>
      ) : null}
    </>
  );
}
