import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { useProjectId } from "@/features/plan/project/project";
import { t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { EmptyState } from "@/ui/states";
import { toastFailed } from "@/ui/toast";
import classes from "../business-case/case.module.css";
import { type Charter, CharterText } from "./CharterPage";

export default function ProjectCharterTab() {
  const id = useProjectId();
  const can = useCan();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ["charter", "of", id],
    queryFn: async () => {
      const params = { query: { project_id: id } };
      const found = (await ok(client.GET("/api/v1/charters", { params }))) as { items: Charter[] };
      return found.items[0] ?? null;
    },
  });
  async function generate() {
    try {
      await ok(client.POST("/api/v1/charters", { body: { project_id: id } }));
      await queries.invalidateQueries({ queryKey: ["charter"] });
    } catch (error) {
      toastFailed(error);
    }
  }
  return (
    <div className={classes.scrolls}>
      <Loaded query={query}>
        {(charter) =>
          charter ? (
            <CharterText charter={charter} />
          ) : (
            <EmptyState
              title={t("strategy.charter.none")}
              text={t("strategy.charter.none_text")}
              action={
                can("project.manage") ? (
                  <Button onClick={() => void generate()}>{t("strategy.charter.generate")}</Button>
                ) : undefined
              }
            />
          )
        }
      </Loaded>
    </div>
  );
}
