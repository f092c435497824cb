import { lexer, type Token, type Tokens } from "marked";
import { Fragment, type ReactNode, useMemo } from "react";
import classes from "./Markdown.module.css";

interface MarkdownProps {
  text: string;
  /** People mentioned in the text as `@[id]`, by id. */
  people?: ReadonlyMap<string, string>;
}

const MENTION = /@\[([0-9a-f-]{36})\]/g;
const SAFE = /^(https?:\/\/|mailto:)/i;

/**
 * Text with light markup. It is read into tokens and each known kind becomes an element, so nothing a
 * person writes is ever HTML: unknown kinds, raw HTML among them, are shown as they were typed.
 */
export function Markdown({ text, people }: MarkdownProps) {
  const tokens = useMemo(() => lexer(text, { gfm: true, breaks: true }), [text]);
  return <div className={classes.markdown}>{blocks(tokens, people)}</div>;
}

function blocks(tokens: Token[], people: MarkdownProps["people"]): ReactNode[] {
  return tokens.map((token, at) => {
    const key = `${token.type}${at}`;
    const inside = "tokens" in token && token.tokens ? token.tokens : [];
    switch (token.type) {
      case "space":
      case "def":
        return null;
      case "paragraph":
        return <p key={key}>{inline(inside, people)}</p>;
      case "text":
        return (
          <Fragment key={key}>
            {inside.length > 0 ? inline(inside, people) : words(token.raw, people)}
          </Fragment>
        );
      case "heading":
        // A headline of a comment is no part of the page's outline.
        return (
          <p key={key} className={classes.headline}>
            {inline(inside, people)}
          </p>
        );
      case "blockquote":
        return <blockquote key={key}>{blocks(inside, people)}</blockquote>;
      case "code":
        return (
          <pre key={key}>
            <code>{(token as Tokens.Code).text}</code>
          </pre>
        );
      case "hr":
        return <hr key={key} />;
      case "list":
        return list(token as Tokens.List, key, people);
      default:
        return (
          <p key={key} className={classes.typed}>
            {words(token.raw.trimEnd(), people)}
          </p>
        );
    }
  });
}

function list(token: Tokens.List, key: string, people: MarkdownProps["people"]): ReactNode {
  const items = token.items.map((item, at) => (
    <li key={`item${at + 1}`}>
      {item.task ? (item.checked ? "☑ " : "☐ ") : null}
      {blocks(item.tokens, people)}
    </li>
  ));
  return token.ordered ? (
    <ol key={key} start={Number(token.start) || 1}>
      {items}
    </ol>
  ) : (
    <ul key={key}>{items}</ul>
  );
}

function inline(tokens: Token[], people: MarkdownProps["people"]): ReactNode[] {
  return tokens.map((token, at) => {
    const key = `${token.type}${at}`;
    const inside = "tokens" in token && token.tokens ? token.tokens : [];
    switch (token.type) {
      case "strong":
        return <strong key={key}>{inline(inside, people)}</strong>;
      case "em":
        return <em key={key}>{inline(inside, people)}</em>;
      case "del":
        return <del key={key}>{inline(inside, people)}</del>;
      case "codespan":
        return <code key={key}>{(token as Tokens.Codespan).text}</code>;
      case "br":
        return <br key={key} />;
      case "escape":
        return <Fragment key={key}>{(token as Tokens.Escape).text}</Fragment>;
      case "link": {
        const { href } = token as Tokens.Link;
        if (!SAFE.test(href)) return <Fragment key={key}>{token.raw}</Fragment>;
        return (
          <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {inline(inside, people)}
          </a>
        );
      }
      case "text":
        return inside.length > 0 ? (
          <Fragment key={key}>{inline(inside, people)}</Fragment>
        ) : (
          <Fragment key={key}>{words(token.raw, people)}</Fragment>
        );
      default:
        return <Fragment key={key}>{words(token.raw, people)}</Fragment>;
    }
  });
}

/** Plain words, with the people in them by name. */
function words(text: string, people: MarkdownProps["people"]): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const found of text.matchAll(MENTION)) {
    const name = people?.get(found[1] ?? "");
    if (!name) continue;
    parts.push(text.slice(from, found.index));
    parts.push(
      <span key={found.index} className={classes.person}>
        @{name}
      </span>,
    );
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}
