import { PortfolioDependencies } from "@/features/plan/give-gets/DependencyPanels";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { t } from "../texts";
import { PortfolioChoice, PortfolioView } from "./PortfolioView";

/** What projects of a portfolio, or of all, give each other, and the critical chain across them. */
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
      <PortfolioDependencies key={url.portfolio_id} id={url.portfolio_id} />
    </PortfolioView>
  );
}
