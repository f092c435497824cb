import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { DESTINATIONS } from "../shell/navigation";
import { hrefOf, type SearchHit } from "./results";

/** Ctrl+K: pages, verbs, and anything the server finds by name. */
export function Palette({ onHelp }: { onHelp: () => void }) {
  const navigate = useNavigate();
  const can = useCan();
  const [text, setText] = useState("");
  const [term] = useDebouncedValue(text.trim(), 120);
  const found = useQuery({
    queryKey: ["search", term],
    enabled: term.length >= 2,
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await ok(client.GET("/api/v1/search", { params: { query: { q: term } } })))
        .items as SearchHit[],
  });
  const go = (to: string) => void navigate({ to });

  const pages: SpotlightActionData[] = DESTINATIONS.filter(
    (d) => !d.permission || can(d.permission),
  ).map(({ key, to, icon: Icon }) => ({
    id: `page-${key}`,
    label: t(`shell.nav.${key}`),
    description: t("shell.palette.go"),
    leftSection: <Icon size={18} stroke={1.6} />,
    onClick: () => go(to),
  }));
  const verb = (id: string, allowed: boolean, onClick: () => void): SpotlightActionData[] =>
    allowed
      ? [
          {
            id: `verb-${id}`,
            label: t(`shell.create.${id}`),
            leftSection: <IconPlus size={18} stroke={1.6} />,
            onClick,
          },
        ]
      : [];
  const verbs = [
    ...verb("project", can("project.create"), () => go("/projects?create=project")),
    ...verb("request", true, () => go("/requests?create=request")),
    ...verb("import", can("import.run"), () => go("/imports")),
    ...verb("person", can("resource.manage"), () => go("/people?create=person")),
    ...verb("calendar", can("calendar.manage"), () => go("/calendars?create=calendar")),
    ...verb("portfolio", can("portfolio.manage"), () => go("/portfolios?create=portfolio")),
    ...verb("shortcuts", true, onHelp),
  ];
  const matches = (action: SpotlightActionData) =>
    action.label?.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase());
  const hits = (term.length >= 2 ? (found.data ?? []) : []).map((hit) => ({
    id: `${hit.kind}-${hit.id}`,
    label: hit.title,
    description: [t(`shell.palette.kind.${hit.kind}`), hit.context].filter(Boolean).join(" · "),
    leftSection: <IconSearch size={18} stroke={1.6} />,
    onClick: () => go(hrefOf(hit)),
  }));
  const groups = [
    { group: t("shell.palette.found"), actions: hits },
    { group: t("shell.palette.pages"), actions: pages.filter(matches) },
    { group: t("shell.palette.verbs"), actions: verbs.filter(matches) },
  ].filter((group) => group.actions.length > 0);

  return (
    <Spotlight
      actions={groups}
      query={text}
      onQueryChange={setText}
      filter={(_, actions) => actions}
      shortcut={["mod + K"]}
      tagsToIgnore={[]}
      triggerOnContentEditable
      scrollable
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      maxHeight={420}
      nothingFound={found.isFetching ? t("common.loading") : t("shell.palette.nothing")}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden="true" />,
        placeholder: t("shell.search"),
        "aria-label": t("shell.search"),
      }}
    />
  );
}
