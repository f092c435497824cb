import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { requestQuery } from "@/features/intake/requests";
import { t } from "@/features/intake/texts";
import { Page } from "@/ui/Page";
import { Opinions } from "./AssessPage";
import { modelQuery } from "./scoring";

/** What everybody says about a request under a model, and one’s own word. */
export default function AssessRequestPage() {
  const { modelId, requestId } = useParams({ strict: false }) as {
    modelId: string;
    requestId: string;
  };
  const model = useQuery(modelQuery(modelId));
  const request = useQuery(requestQuery(requestId));
  const title = request.data?.title;
  return (
    <Page
      title={title ?? t("common.loading")}
      hint={model.data?.name}
      crumbs={[
        { label: t("intake.requests"), to: "/requests" },
        { label: title ?? "…", to: `/requests/${requestId}` },
      ]}
    >
      <Opinions model={model.data} modelId={modelId} subject={{ kind: "request", id: requestId }} />
    </Page>
  );
}
