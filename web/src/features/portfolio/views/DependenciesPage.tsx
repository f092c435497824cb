import { PortfolioDependencies } from "@/features/plan/give-gets/DependencyPanels";
import { EmptyState } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { t } from "../texts";
import { PortfolioChoice, PortfolioView } from "./PortfolioView";

/** What projects of a portfolio give each other, and the critical chain across them. */
export default function DependenciesPage() {
  const [url] = useUrlState();
  return (
    <PortfolioView
      title={t("portfolio.dependencies.title")}
      hint={t("portfolio.dependencies.hint")}
    >
      <Toolbar>
        <PortfolioChoice />
      </Toolbar>
      {url.portfolio_id ? (
        <PortfolioDependencies id={url.portfolio_id} />
      ) : (
        <EmptyState
          title={t("portfolio.dependencies.choose")}
          text={t("portfolio.dependencies.choose_text")}
        />
      )}
    </PortfolioView>
  );
}
