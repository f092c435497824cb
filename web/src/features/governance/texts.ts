/** The texts of lifecycles and gates load with the pages that need them: whoever asks for one takes `t` from here. */
import lifecycle from "@/i18n/en/lifecycle.json";
import { addTexts, t as translate } from "@/i18n/t";

addTexts("lifecycle", lifecycle);

export const t = translate;
