import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage } from "@/api/nouns";
import type { components } from "@/api/schema";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { Toolbar } from "@/ui/Toolbar";
import { toastDone } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { PEOPLE_TABS, tabsOf } from "../people-tabs";

type Skill = components["schemas"]["SkillView"];

/** The catalogue of skills. */
export default function SkillsPage() {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const navigate = useNavigate();
  const [changing, setChanging] = useState<Skill | "new" | null>(null);
  const filter = { q: url.q, sort: url.sort };
  const list = usePages<Skill>(
    ["skills", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/skills", { params: { query: listQuery(filter, after) } }),
      )) as ListPage<Skill>,
  );
  const manage = can("resource.manage");
  const able = (skill: Skill) =>
    void navigate({ to: "/people", search: { skill_id: skill.id } as never });
  const columns: GridColumn<Skill>[] = [
    {
      key: "name",
      label: t("resource.skills.skill"),
      width: 220,
      sort: "name",
      cell: (x) => x.name,
    },
    {
      key: "category",
      label: t("resource.skills.category"),
      width: 180,
      cell: (x) => x.category,
    },
    {
      key: "words",
      label: t("resource.skills.words"),
      width: 320,
      grow: 1,
      cell: (x) => x.level_words.join(" · "),
    },
    {
      key: "actions",
      label: t("common.actions"),
      width: 200,
      cell: (skill) => (
        <>
          <Button variant="subtle" size="compact-sm" tabIndex={-1} onClick={() => able(skill)}>
            {t("resource.skills.who")}
          </Button>
          {manage ? (
            <Button
              variant="subtle"
              size="compact-sm"
              tabIndex={-1}
              onClick={() => setChanging(skill)}
            >
              {t("common.edit")}
            </Button>
          ) : null}
        </>
      ),
    },
  ];
  const add = manage ? (
    <Button onClick={() => setChanging("new")}>{t("resource.skills.new")}</Button>
  ) : undefined;
  return (
    <Page title={t("resource.title")} hint={t("resource.hint")} fill actions={add}>
      <TabLinks label={t("resource.title")} tabs={tabsOf(PEOPLE_TABS)} />
      <Toolbar>
        <SearchField
          label={t("resource.skills.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
      </Toolbar>
      <DataGrid
        name="skills"
        label={t("resource.tab.skills")}
        columns={columns}
        list={list}
        rowKey={(skill) => skill.id}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={able}
        empty={
          url.q ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
          ) : (
            <EmptyState
              title={t("resource.skills.no_skills")}
              text={t("resource.skills.no_skills_text")}
              action={add}
            />
          )
        }
      />
      {changing ? (
        <SkillModal
          skill={changing === "new" ? null : changing}
          onClose={() => setChanging(null)}
        />
      ) : null}
    </Page>
  );
}

function SkillModal({ skill, onClose }: { skill: Skill | null; onClose: () => void }) {
  const queries = useQueryClient();
  const form = useForm({
    initialValues: {
      name: skill?.name ?? "",
      category: skill?.category ?? "",
      words: skill?.level_words.join(", ") ?? "",
    },
  });
  async function save() {
    const { words, ...rest } = form.values;
    const level_words = words.trim() ? words.split(",").map((word) => word.trim()) : [];
    const body = { ...rest, level_words };
    await (skill
      ? ok(
          client.PATCH("/api/v1/skills/{id}", {
            params: { path: { id: skill.id }, header: ifMatch(skill.version) },
            body,
          }),
        )
      : ok(client.POST("/api/v1/skills", { body })));
    toastDone(t("resource.saved", { name: rest.name }));
    await queries.invalidateQueries({ queryKey: ["skills"] });
    onClose();
  }
  return (
    <FormModal
      opened
      title={t(skill ? "resource.skills.change_skill" : "resource.skills.new")}
      submitLabel={t("common.save")}
      onClose={onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <TextInput
        label={t("resource.skills.skill")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <TextInput label={t("resource.skills.category")} {...form.getInputProps("category")} />
      <TextInput
        label={t("resource.skills.words")}
        description={t("resource.skills.words_hint")}
        {...form.getInputProps("words")}
      />
    </FormModal>
  );
}
