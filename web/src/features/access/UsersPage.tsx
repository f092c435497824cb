import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page, User } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Mark } from "@/ui/Mark";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { toastDone } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { useCan } from "./me";

const COLUMNS: GridColumn<User>[] = [
  {
    key: "name",
    label: t("access.name"),
    width: 180,
    grow: 2,
    sort: "name",
    text: (user) => user.name,
    cell: (user) => (
      <Link to="/settings/users/$userId" params={{ userId: user.id }} tabIndex={-1}>
        {user.name}
      </Link>
    ),
  },
  {
    key: "email",
    label: t("access.email"),
    width: 220,
    grow: 2,
    sort: "email",
    cell: (u) => u.email,
  },
  {
    key: "active",
    label: t("access.users.state"),
    width: 120,
    text: (user) => t(user.active ? "access.users.active" : "access.users.inactive"),
    cell: (user) => (
      <Mark tone={user.active ? "good" : "plain"}>
        {t(user.active ? "access.users.active" : "access.users.inactive")}
      </Mark>
    ),
  },
  {
    key: "created",
    label: t("access.users.since"),
    width: 180,
    cell: (u) => showInstant(u.created_at),
  },
];

export default function UsersPage() {
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const can = useCan();
  const filter = { q: url.q, sort: url.sort };
  const list = usePages<User>(
    ["users", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/users", { params: { query: listQuery(filter, after) } }),
      )) as Page<User>,
  );
  const form = useForm({ initialValues: { name: "", email: "", password: "" } });

  async function save() {
    const { password, ...rest } = form.values;
    const body = password ? { ...rest, password } : rest;
    const user = (await ok(client.POST("/api/v1/users", { body }))) as User;
    toastDone(t("access.users.added", { name: user.name }));
    form.reset();
    await queries.invalidateQueries({ queryKey: ["users"] });
    await navigate({ to: "/settings/users/$userId", params: { userId: user.id } });
  }

  return (
    <>
      <Toolbar
        end={
          can("user.manage") ? (
            <Button onClick={() => setUrl({ create: "user" })}>{t("access.users.add")}</Button>
          ) : null
        }
      >
        <SearchField
          label={t("access.users.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
      </Toolbar>
      <DataGrid
        name="users"
        label={t("access.users.title")}
        columns={COLUMNS}
        list={list}
        rowKey={(user) => user.id}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={(user) =>
          void navigate({ to: "/settings/users/$userId", params: { userId: user.id } })
        }
        empty={
          url.q ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
          ) : (
            <EmptyState title={t("access.users.none")} text={t("access.users.none_text")} />
          )
        }
      />
      <FormModal
        opened={url.create === "user"}
        title={t("access.users.add")}
        submitLabel={t("access.users.add")}
        onClose={() => setUrl({ create: undefined })}
        onSubmit={save}
        onFields={showFieldProblems(form)}
      >
        <TextInput
          label={t("access.name")}
          required
          data-autofocus
          {...form.getInputProps("name")}
        />
        <TextInput
          type="email"
          label={t("access.email")}
          required
          autoComplete="off"
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t("access.users.first_password")}
          description={t("access.users.first_password_hint")}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": t("access.show_password"), tabIndex: 0 }}
          {...form.getInputProps("password")}
        />
      </FormModal>
    </>
  );
}
