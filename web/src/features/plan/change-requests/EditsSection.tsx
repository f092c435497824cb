import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import {
  type ChangeRequest,
  editTask,
  editText,
  type ProposedEdit,
  useRefreshChangeRequests,
  write,
} from "./change-requests";
import { EditModal } from "./EditModal";
import { t } from "./texts";

/** The edits of the plan that a request proposes; whoever may edit the plan adds and takes away. */
export function EditsSection({ request }: { request: ChangeRequest }) {
  const refresh = useRefreshChangeRequests();
  const [adding, add] = useDisclosure();
  const propose = request.may.propose;

  async function put(edits: ProposedEdit[], done: string) {
    refresh(await write(request, { edits }));
    toastDone(done);
  }
  async function remove(at: number) {
    try {
      const left = request.edits.filter((_, index) => index !== at);
      await put(left, t("change_request.edit.removed", { name: editTask(request.edits[at]) }));
    } catch (error) {
      toastFailed(error, t("change_request.edit.not_removed"));
    }
  }

  return (
    <Section
      title={t("change_request.edits")}
      hint={t(propose ? "change_request.edits_hint" : "change_request.edits_hint_read")}
      actions={
        propose ? (
          <Button variant="default" onClick={add.open}>
            {t("change_request.edit.add")}
          </Button>
        ) : undefined
      }
    >
      {request.edits.length === 0 ? (
        <EmptyState
          title={t("change_request.no_edits")}
          text={t(propose ? "change_request.no_edits_text" : "change_request.no_edits_read")}
        />
      ) : (
        <PlainTable
          label={t("change_request.edits")}
          head={[
            t("change_request.edit.kind"),
            t("change_request.edit.task"),
            t("change_request.edit.what"),
            ...(propose ? [""] : []),
          ]}
          rows={request.edits.map((edit, at) => ({
            key: `edit${at + 1}`,
            cells: [
              t(`change_request.edit.${edit.kind}`),
              editTask(edit),
              editText(edit),
              ...(propose
                ? [
                    <Button
                      key="remove"
                      size="xs"
                      variant="default"
                      aria-label={t("change_request.edit.remove_one", { name: editTask(edit) })}
                      onClick={() => void remove(at)}
                    >
                      {t("change_request.edit.remove")}
                    </Button>,
                  ]
                : []),
            ],
          }))}
        />
      )}
      {adding ? (
        <EditModal
          request={request}
          onClose={add.close}
          onAdd={(edit) => put([...request.edits, edit], t("change_request.edit.added"))}
        />
      ) : null}
    </Section>
  );
}
