/** Single keys that work anywhere outside fields: ? for help, G then a letter to go somewhere. */
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { DESTINATIONS } from "./navigation";

const SWITCH = "steerco-single-keys";

export function singleKeysOn(): boolean {
  return localStorage.getItem(SWITCH) !== "off";
}

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(SWITCH, on ? "on" : "off");
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input,textarea,select,[role=treegrid]") !== null)
  );
}

export function useShortcuts(openHelp: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    // Times count from the page's load, so 0 would be a moment ago on a page that has just come.
    let goAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (!singleKeysOn() || document.querySelector('[role="dialog"]')) return;
      if (event.key === "?") {
        event.preventDefault();
        openHelp();
        return;
      }
      const key = event.key.toLowerCase();
      if (event.timeStamp - goAt < 1200) {
        goAt = Number.NEGATIVE_INFINITY;
        const destination = DESTINATIONS.find((d) => d.letter === key);
        if (destination) {
          event.preventDefault();
          void navigate({ to: destination.to });
        }
        return;
      }
      if (key === "g") goAt = event.timeStamp;
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [navigate, openHelp]);
}
