import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useCan } from "@/features/access/me";
import { nameOf, requestQuery } from "@/features/intake/requests";
import { t } from "@/features/intake/texts";
import { Page } from "@/ui/Page";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { CaseEditor } from "./CaseEditor";
import classes from "./case.module.css";

export default function RequestCasePage() {
  const { requestId } = useParams({ strict: false }) as { requestId: string };
  const query = useQuery(requestQuery(requestId));
  const can = useCan();
  const request = query.data;
  if (!request) {
    return (
      <Page title={t(query.isError ? "strategy.case.title" : "common.loading")}>
        {query.isError ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LoadingBlock />
        )}
      </Page>
    );
  }
  const mayBegin =
    request.may.includes("edit") ||
    request.may.includes("write_assessment") ||
    can("request.triage");
  return (
    <Page
      title={t("strategy.case.title")}
      crumbs={[
        { label: t("intake.requests"), to: "/requests" },
        { label: `${nameOf(request)} ${request.title}`, to: `/requests/${request.id}` },
      ]}
      fill
    >
      <div className={classes.scrolls}>
        <CaseEditor kind="request" id={request.id} mayBegin={mayBegin} />
      </div>
    </Page>
  );
}
