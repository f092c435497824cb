import { Button, Select } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useCan } from "@/features/access/me";
import { ColumnChooser } from "@/ui/grid/ColumnChooser";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { useColumns } from "@/ui/grid/use-columns";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { useProject, useProjectId } from "../project/project";
import { ChangeRequestModal } from "./ChangeRequestModal";
import { CHANGE_COLUMNS } from "./change-columns";
import { type ChangeRequestItem, loadChangeRequests, STATES } from "./change-requests";
import { t } from "./texts";

/** The change requests of a project: where they stand, and what they would change. */
export default function ChangesTab() {
  const id = useProjectId();
  const project = useProject(id).data;
  const can = useCan();
  const navigate = useNavigate();
  const [url, setUrl] = useUrlState();
  const [raising, raise] = useDisclosure();
  const { q, sort, state } = url;
  const filter = { q, sort, state };
  const list = usePages<ChangeRequestItem>(["change_requests", id, filter], (after) =>
    loadChangeRequests(id, filter, after),
  );
  const columns = useColumns("change_requests", CHANGE_COLUMNS, url, setUrl);
  const open = (request: string) =>
    void navigate({
      to: "/change-requests/$changeRequestId",
      params: { changeRequestId: request },
    });
  const button = can("comment.write") ? (
    <Button onClick={raise.open}>{t("change_request.raise")}</Button>
  ) : null;
  return (
    <>
      <Toolbar
        end={
          <>
            <ColumnChooser {...columns.chooser} />
            {button}
          </>
        }
      >
        <Select
          aria-label={t("change_request.show")}
          allowDeselect={false}
          w={190}
          value={state ?? ""}
          onChange={(next) => setUrl({ state: next || undefined })}
          data={["", "open", "closed", ...STATES].map((value) => ({
            value,
            label: t(`change_request.shown.${value || "all"}`),
          }))}
        />
        <SearchField
          label={t("change_request.search")}
          value={q ?? ""}
          onChange={(next) => setUrl({ q: next }, true)}
        />
      </Toolbar>
      <DataGrid
        name="change_requests"
        label={t("change_request.title")}
        columns={columns.shown}
        list={list}
        rowKey={(x) => x.id}
        sort={sort ?? "-number"}
        onSort={(next) => setUrl({ sort: next })}
        onOpen={(x) => open(x.id)}
        empty={
          q || state ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined, state: undefined })} />
          ) : (
            <EmptyState
              title={t("change_request.none")}
              text={t(button ? "change_request.none_text" : "change_request.none_text_read")}
              action={button ?? undefined}
            />
          )
        }
      />
      {raising && project ? (
        <ChangeRequestModal
          projectId={id}
          currency={project.currency}
          onClose={raise.close}
          onSaved={(made) => open(made.id)}
        />
      ) : null}
    </>
  );
}
