/** The texts of portfolios and their views load with the pages that need them: whoever asks for one takes `t` from here. */
import portfolio from "@/i18n/en/portfolio.json";
import { addTexts, t as translate } from "@/i18n/t";

addTexts("portfolio", portfolio);

export const t = translate;
