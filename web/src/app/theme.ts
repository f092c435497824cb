/** Mantine's theme with the colours that pass WCAG AA in both schemes; the rest is in global.css. */
import {
  Alert,
  Anchor,
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Modal,
  Notification,
} from "@mantine/core";
import { t } from "@/i18n/t";

/** Where the browser keeps the chosen scheme; `public/theme.js` reads it before the first paint. */
export const SCHEME_KEY = "steerco-color-scheme";

const indigo: MantineColorsTuple = [
  "#eef1fd",
  "#dbe1f9",
  "#b9c4f3",
  "#9fb2ff",
  "#7f94ee",
  "#5c75db",
  "#3b53c4",
  "#3148af",
  "#283c97",
  "#1e2e78",
];

const dark: MantineColorsTuple = [
  "#e6eaf0",
  "#c3ccd8",
  "#97a1ae",
  "#6d7887",
  "#3a4450",
  "#2d3540",
  "#1b2027",
  "#0f1216",
  "#0b0e11",
  "#07090b",
];

const red: MantineColorsTuple = [
  "#fde8ea",
  "#fbd3d8",
  "#f6a6b0",
  "#ff9aa5",
  "#e5667a",
  "#c93550",
  "#b3213f",
  "#9f1239",
  "#86102f",
  "#6b0c26",
];

export const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: { light: 6, dark: 6 },
  colors: { indigo, dark, red },
  fontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  fontSizes: { xs: "11.5px", sm: "13px", md: "14px", lg: "16px", xl: "19px" },
  headings: { fontWeight: "650", sizes: { h1: { fontSize: "22px" }, h2: { fontSize: "15px" } } },
  defaultRadius: 6,
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: "sm" } }),
    Badge: Badge.extend({ defaultProps: { size: "sm", variant: "light", tt: "none" } }),
    Anchor: Anchor.extend({ defaultProps: { underline: "hover" } }),
    // Of the colours, not all are dark enough for words on their own tint.
    Alert: Alert.extend({ styles: { title: { color: "var(--sc-text)" } } }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { "aria-label": t("common.close") } },
      styles: {
        title: { color: "var(--sc-text)" },
        description: { color: "var(--sc-muted-strong)", whiteSpace: "pre-line" },
        closeButton: { color: "var(--sc-muted-strong)" },
      },
    }),
    Modal: Modal.extend({
      defaultProps: {
        yOffset: "8vh",
        padding: "lg",
        overlayProps: { backgroundOpacity: 0.35 },
      },
      styles: { title: { fontSize: 16, fontWeight: 650 } },
    }),
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#5d6675",
    "--mantine-color-placeholder": "#6b7484",
    "--mantine-color-text": "#1b2330",
    "--mantine-color-anchor": "#3148af",
    "--mantine-color-error": "#9f1239",
    "--mantine-color-default-border": "#cfd6df",
  },
  dark: {
    "--mantine-color-dimmed": "#97a1ae",
    "--mantine-color-placeholder": "#8a94a2",
    "--mantine-color-text": "#e6eaf0",
    "--mantine-color-body": "#0f1216",
    "--mantine-color-anchor": "#9fb2ff",
    "--mantine-color-error": "#ff9aa5",
    "--mantine-color-default": "#171b21",
    "--mantine-color-default-hover": "#1f252d",
    "--mantine-color-default-border": "#3a4450",
    "--mantine-color-indigo-light": "rgba(127,148,238,0.18)",
    "--mantine-color-indigo-light-color": "#b9c4f3",
    "--mantine-color-red-light-color": "#ff9aa5",
  },
});
