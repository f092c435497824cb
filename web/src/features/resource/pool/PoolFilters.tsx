import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { useUrlState } from "@/ui/url-state";

/** Narrows a list of people to a role, and to a skill at a level. */
export function PoolFilters() {
  const [url, setUrl] = useUrlState();
  const roles = useQuery({
    queryKey: ["job_roles", "all"],
    queryFn: async () =>
      await ok(client.GET("/api/v1/job_roles", { params: { query: { limit: 200 } } })),
  });
  const skills = useQuery({
    queryKey: ["skills", "all"],
    queryFn: async () =>
      await ok(client.GET("/api/v1/skills", { params: { query: { limit: 200 } } })),
  });
  const skill = skills.data?.items.find((one) => one.id === url.skill_id);
  return (
    <>
      <Select
        aria-label={t("resource.roles.role")}
        placeholder={t("resource.roles.any")}
        clearable
        searchable
        clearButtonProps={{ "aria-label": t("common.clear") }}
        w={180}
        data={(roles.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
        value={url.job_role_id ?? null}
        onChange={(id) => setUrl({ job_role_id: id ?? undefined })}
      />
      <Select
        aria-label={t("resource.skills.skill")}
        placeholder={t("resource.skills.any")}
        clearable
        searchable
        clearButtonProps={{ "aria-label": t("common.clear") }}
        w={180}
        data={(skills.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
        value={url.skill_id ?? null}
        onChange={(id) => setUrl({ skill_id: id ?? undefined, skill_level: undefined })}
      />
      {skill ? (
        <Select
          aria-label={t("resource.skills.at_least")}
          allowDeselect={false}
          w={170}
          data={skill.level_words.map((word, at) => ({
            value: String(at + 1),
            label: t("resource.skills.from_level", { level: at + 1, word }),
          }))}
          value={url.skill_level ?? "1"}
          onChange={(level) => setUrl({ skill_level: level ?? undefined })}
        />
      ) : null}
    </>
  );
}
