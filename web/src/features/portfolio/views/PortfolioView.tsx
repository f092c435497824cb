import type { ReactNode } from "react";
import { loadPortfolios } from "@/features/plan/options";
import { Page } from "@/ui/Page";
import { RemoteSelect } from "@/ui/RemoteSelect";
import { TabLinks } from "@/ui/TabLinks";
import { useUrlState } from "@/ui/url-state";
import { t } from "../texts";
import { usePortfolioOption } from "./register";

/** A view of one portfolio or of all, beside the other views of the same. */
export function PortfolioView(props: {
  title: string;
  hint: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Page title={props.title} hint={props.hint} fill actions={props.actions}>
      <TabLinks
        label={t("portfolio.views")}
        keepSearch={["portfolio_id"]}
        tabs={["register", "board", "roadmap", "dependencies", "executive"].map((view) => ({
          to: `/${view}`,
          label: t(`portfolio.${view}.title`),
        }))}
      />
      {props.children}
    </Page>
  );
}

/** Which portfolio is shown; kept in the address. */
export function PortfolioChoice() {
  const [url, setUrl] = useUrlState();
  return (
    <RemoteSelect
      source="portfolios"
      load={loadPortfolios}
      aria-label={t("portfolio.one")}
      placeholder={t("portfolio.all")}
      w={170}
      value={usePortfolioOption(url.portfolio_id)}
      onChange={(next) => setUrl({ portfolio_id: next?.value })}
    />
  );
}
