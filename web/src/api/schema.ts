// Generated from crates/server/openapi.json by `npm run gen`. Do not edit.

export interface paths {
    "/api/v1/alignment_report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which money serves which objective, and which serves none, per currency. */
        get: operations["get_alignment_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a subject adds to what. */
        get: operations["list_alignments"];
        put?: never;
        /** Link a subject to an objective or driver. */
        post: operations["create_alignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alignments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a link. */
        delete: operations["delete_alignment"];
        options?: never;
        head?: never;
        /** Change how much a subject adds. */
        patch: operations["patch_alignment"];
        trace?: never;
    };
    "/api/v1/allocations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an allocation. */
        delete: operations["delete_allocation"];
        options?: never;
        head?: never;
        /** Change an allocation. */
        patch: operations["patch_allocation"];
        trace?: never;
    };
    "/api/v1/allocations/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move time of an allocation to another person or other days. */
        post: operations["transfer_allocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api_tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own keys. */
        get: operations["list_api_tokens"];
        put?: never;
        /** Make a key; the secret is shown this once. */
        post: operations["create_api_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api_tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a key. */
        delete: operations["delete_api_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval_delegates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who stands in for whom, now or later, as far as it concerns you. */
        get: operations["list_approval_delegates"];
        put?: never;
        /** Name a substitute. */
        post: operations["create_approval_delegate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval_delegates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End that somebody stands in. */
        delete: operations["delete_approval_delegate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval_routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Routes of approval, in the order in which they are tried. */
        get: operations["list_approval_routes"];
        put?: never;
        /** Add a route of approval. */
        post: operations["create_approval_route"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval_routes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One route of approval. */
        get: operations["get_approval_route"];
        put?: never;
        post?: never;
        /** Delete a route; approvals that went along it stay. */
        delete: operations["delete_approval_route"];
        options?: never;
        head?: never;
        /** Change a route; approvals under way keep the steps they began with. */
        patch: operations["patch_approval_route"];
        trace?: never;
    };
    "/api/v1/approval_subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be approved, and which of its fields name people. */
        get: operations["list_subject_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Approvals of something, newest first. */
        get: operations["list_approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One approval with its log. */
        get: operations["get_approval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}/approvers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody decide in the place of who left, or in addition. */
        post: operations["replace_approver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve, reject, or ask back. Whoever comes second is told who decided and when. */
        post: operations["decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back an approval you asked for. */
        post: operations["recall_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide about many approvals; each that is refused says why. */
        post: operations["decide_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form that a link leads to. */
        get: operations["get_ask"];
        put?: never;
        /** File a request by link. What is sent twice under the same `Idempotency-Key` is filed once. */
        post: operations["post_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ask/followed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a request stands that was filed by link. */
        get: operations["get_followed_ask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ask/followed/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the question with which it came back. */
        post: operations["answer_followed_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What everybody says about a project under a model, and what it comes to. */
        get: operations["list_assessments"];
        put?: never;
        /** Say how a project does; one's own earlier word under this version of the model is replaced. */
        post: operations["create_assessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one's own assessment back. */
        delete: operations["delete_assessment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take someone off a task. */
        delete: operations["delete_assignment"];
        options?: never;
        head?: never;
        /** Change an assignment. */
        patch: operations["patch_assignment"];
        trace?: never;
    };
    "/api/v1/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a file. Of what is in no project, who attached it may. */
        delete: operations["delete_attachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The content of a file. It is never shown as a part of this site, whatever it holds. Files of what is
         *     in no project are for who sees that.
         */
        get: operations["get_attachment_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/baselines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a baseline. */
        delete: operations["delete_baseline"];
        options?: never;
        head?: never;
        /** Rename a baseline. */
        patch: operations["patch_baseline"];
        trace?: never;
    };
    "/api/v1/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Running projects and pending requests with what can be laid along an axis. */
        get: operations["get_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business_case_figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the options of a case come to, without keeping anything. */
        post: operations["compute_case_figures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business_cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The business case of a request or project: one, or none. */
        get: operations["list_business_cases"];
        put?: never;
        /** Begin the case of a request or project. */
        post: operations["create_business_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business_cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One business case. */
        get: operations["get_business_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what is being written; frozen versions stay. */
        patch: operations["patch_business_case"];
        trace?: never;
    };
    "/api/v1/business_cases/{id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What differs between two versions, or between one and what is being written. */
        get: operations["get_case_comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business_cases/{id}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Freeze a case: what it says now is kept as a version that never changes. */
        post: operations["freeze_business_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business_cases/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Frozen versions of a case, newest first. */
        get: operations["list_case_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calendars. */
        get: operations["list_calendars"];
        put?: never;
        /** Add a calendar. */
        post: operations["create_calendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One calendar. */
        get: operations["get_calendar"];
        put?: never;
        post?: never;
        /** Remove a calendar. */
        delete: operations["delete_calendar"];
        options?: never;
        head?: never;
        /** Change a calendar. */
        patch: operations["patch_calendar"];
        trace?: never;
    };
    "/api/v1/calendars/{id}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A calendar day by day. */
        get: operations["list_calendar_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/capacity_policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What counts as too little and too much to do. */
        get: operations["get_capacity_policy"];
        /** Set what counts as too little and too much to do. */
        put: operations["put_capacity_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, newest first. */
        get: operations["list_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/charters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The charter of a project: one, or none. */
        get: operations["list_charters"];
        put?: never;
        /** Generate the charter of a project. */
        post: operations["create_charter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/charters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One charter. */
        get: operations["get_charter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Write sections, or let them follow the data again. */
        patch: operations["patch_charter"];
        trace?: never;
    };
    "/api/v1/charters/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the question with which your charter came back; its signing goes on. */
        post: operations["answer_charter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/charters/{id}/charter.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A charter as PDF. */
        get: operations["get_charter_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/charters/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue a charter as its next version, and ask for it to be signed. */
        post: operations["issue_charter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete your own comment. On what is in no project, who sees it may. */
        delete: operations["delete_comment"];
        options?: never;
        head?: never;
        /** Change your own comment. On what is in no project, who sees it may. */
        patch: operations["patch_comment"];
        trace?: never;
    };
    "/api/v1/cross_dependencies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dependency between projects. */
        get: operations["get_cross_dependency"];
        put?: never;
        post?: never;
        /** Remove a dependency between projects, or decline it. */
        delete: operations["delete_cross_dependency"];
        options?: never;
        head?: never;
        /** Change a dependency between projects. */
        patch: operations["patch_cross_dependency"];
        trace?: never;
    };
    "/api/v1/cross_dependencies/{id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to the proposed date, for the project that drives. */
        post: operations["agree_cross_dependency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custom_fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The custom fields, in their order; archived ones too. */
        get: operations["list_custom_fields"];
        put?: never;
        /** Add a custom field. */
        post: operations["create_custom_field"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custom_fields/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One custom field. */
        get: operations["get_custom_field"];
        put?: never;
        post?: never;
        /** Delete a custom field that holds no values. */
        delete: operations["delete_custom_field"];
        options?: never;
        head?: never;
        /** Change a custom field: its name, its choices, its place, whether it is archived. */
        patch: operations["patch_custom_field"];
        trace?: never;
    };
    "/api/v1/default_view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say which view opens by itself for you. */
        put: operations["put_default_view"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dependencies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dependency. */
        get: operations["get_dependency"];
        put?: never;
        post?: never;
        /** Unlink two tasks. */
        delete: operations["delete_dependency"];
        options?: never;
        head?: never;
        /** Change a dependency. */
        patch: operations["patch_dependency"];
        trace?: never;
    };
    "/api/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of those who can sign in, by two letters or more; at most twenty. */
        get: operations["list_directory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drivers by name. */
        get: operations["list_drivers"];
        put?: never;
        /** Add a driver. */
        post: operations["create_driver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drivers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a driver that nothing is linked to. */
        delete: operations["delete_driver"];
        options?: never;
        head?: never;
        /** Change a driver. */
        patch: operations["patch_driver"];
        trace?: never;
    };
    "/api/v1/drivers/{id}/aligned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What adds to a driver, largest share first. */
        get: operations["list_aligned_to_driver"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/edits/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one particular edit back, whoever made it. */
        post: operations["undo_edit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes, as it changes. Events are named `change`; their id is the number of the entry in
         *     the history, and `Last-Event-ID` resumes behind it.
         */
        get: operations["stream_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A portfolio on one page. */
        get: operations["get_executive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/expiring_skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Skills that expire soon or have expired. */
        get: operations["list_expiring_skills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gate_conditions/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a condition, saying how it was met. */
        post: operations["close_gate_condition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gate_reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One gate that was asked for. */
        get: operations["get_gate_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gate_reviews/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the question of an approver. */
        post: operations["answer_gate_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gate_reviews/{id}/conditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a condition to a gate that you decide about. */
        post: operations["create_gate_condition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/heatmap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people, teams or roles have against what they are asked for, by period. */
        get: operations["get_heatmap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/heatmap/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands behind a cell of the heatmap. */
        get: operations["get_heatmap_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own imports, newest first. */
        get: operations["list_imports"];
        put?: never;
        /** Bring a file in: it is read and reported on; nothing is written until it is committed. */
        post: operations["create_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import. */
        get: operations["get_import"];
        put?: never;
        post?: never;
        /** Forget an import; a project it made stays. */
        delete: operations["delete_import"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the file over as a project. */
        post: operations["commit_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say which column means what; the file is read again. */
        put: operations["put_mapping"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job_roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles that people work in. */
        get: operations["list_job_roles"];
        put?: never;
        /** Add a role. */
        post: operations["create_job_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job_roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One role. */
        get: operations["get_job_role"];
        put?: never;
        post?: never;
        /** Remove a role. */
        delete: operations["delete_job_role"];
        options?: never;
        head?: never;
        /** Change a role. */
        patch: operations["patch_job_role"];
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs, newest first. */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One job. */
        get: operations["get_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/key_results/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a key result with its history. */
        delete: operations["delete_key_result"];
        options?: never;
        head?: never;
        /** Change a key result. */
        patch: operations["patch_key_result"];
        trace?: never;
    };
    "/api/v1/key_results/{id}/check_ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a key result was at, newest first. */
        get: operations["list_check_ins"];
        put?: never;
        /** Say where a key result is; answers the key result. */
        post: operations["create_check_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leave/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One leave. */
        get: operations["get_leave"];
        put?: never;
        post?: never;
        /** Remove leave. */
        delete: operations["delete_leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leave/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the question with which leave came back. */
        post: operations["answer_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leave/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take leave back that is asked for, or approved and not over; one's own, or whoever manages leave. */
        post: operations["cancel_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/levelling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What levelling would do to projects that share people; nothing is changed. Projects whose plans the
         *     caller may not edit are named and stay as they are.
         */
        post: operations["level_projects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/levelling/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes what is taken of such a levelling real: one edit per project, all of them or none. */
        post: operations["accept_levelling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/levelling/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an accepted levelling back in all of its projects, or in none. */
        post: operations["undo_levelling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycle_compliance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which projects go by which lifecycle and revision, and how well they keep to it. */
        get: operations["list_lifecycle_compliance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycle_fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fields that rules and stages may speak of. */
        get: operations["list_lifecycle_fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycle_methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shipped methods that a lifecycle can begin with. */
        get: operations["list_lifecycle_methods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lifecycles, in the order in which they are suggested. */
        get: operations["list_lifecycles"];
        put?: never;
        /** Add a lifecycle, behind the others. */
        post: operations["create_lifecycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One lifecycle. */
        get: operations["get_lifecycle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a lifecycle; what goes by it keeps the revision it goes by. */
        patch: operations["patch_lifecycle"];
        trace?: never;
    };
    "/api/v1/lifecycles/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Revisions of a lifecycle, newest first, and how well what goes by each keeps to it. */
        get: operations["list_lifecycle_revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live_figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A portfolio as it is live: dates, cost and work by month, worth, and what people have. */
        get: operations["get_live_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Locations. */
        get: operations["list_locations"];
        put?: never;
        /** Add a location. */
        post: operations["create_location"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a location. */
        delete: operations["delete_location"];
        options?: never;
        head?: never;
        /** Change a location. */
        patch: operations["patch_location"];
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is and what one may do. */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's own name, language, colours or password. */
        patch: operations["patch_me"];
        trace?: never;
    };
    "/api/v1/me/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that waits for you, longest first. */
        get: operations["get_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/inbox/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much waits for you. */
        get: operations["count_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leave of the caller, in any state. */
        get: operations["list_my_leave"];
        put?: never;
        /** Ask for leave of one's own; it counts in plans once it is approved. */
        post: operations["ask_for_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/mail_kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of mail there are, and which you want. */
        get: operations["list_mail_kinds"];
        /** Say which kinds of mail you want. */
        put: operations["put_mail_kinds"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What concerns you, newest first. */
        get: operations["list_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark some or all as read. */
        post: operations["read_notifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of it you have not read yet. */
        get: operations["count_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller does day by day. */
        get: operations["get_my_schedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/schedule_feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the caller has a calendar feed. */
        get: operations["get_schedule_feed"];
        put?: never;
        /**
         * Make the caller's calendar feed; its secret address is told this once, and one before it is
         *     revoked.
         */
        post: operations["create_schedule_feed"];
        /** Revoke the caller's calendar feed. */
        delete: operations["delete_schedule_feed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Skills of the caller. */
        get: operations["list_my_skills"];
        put?: never;
        /** Rate a skill of one's own. */
        post: operations["rate_my_skill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything you have to do, over all projects you may see, by finish. Report progress with edits of
         *     the project (`set` with the task's version).
         */
        get: operations["list_my_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objectives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tree of objectives: each is followed by those below it. Always whole. */
        get: operations["list_objectives"];
        put?: never;
        /** Add an objective behind its siblings. */
        post: operations["create_objective"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objectives/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an objective with its key results. */
        delete: operations["delete_objective"];
        options?: never;
        head?: never;
        /** Change an objective, or move it with everything below it. */
        patch: operations["patch_objective"];
        trace?: never;
    };
    "/api/v1/objectives/{id}/aligned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What adds to an objective, largest share first. */
        get: operations["list_aligned_to_objective"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objectives/{id}/key_results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a key result to an objective. */
        post: operations["create_key_result"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisation. */
        get: operations["get_organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the organisation. */
        patch: operations["patch_organisation"];
        trace?: never;
    };
    "/api/v1/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mail that was written, newest first, and what became of it. */
        get: operations["list_outbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One mail, as it goes out. */
        get: operations["get_mail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try mail again that was given up, or that waits for its next attempt. */
        post: operations["retry_mail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people_imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a list of people, or take it over when nothing in it is wrong. Columns with rates need the
         *     permission to manage rates.
         */
        post: operations["import_people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people_timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people are promised to, work on and are away for, as bars, with the load of each week. */
        get: operations["get_people_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue of permissions. */
        get: operations["list_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pmo_types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How strictly gates are kept: the organisation first, then the portfolios by name. */
        get: operations["list_pmo_types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pmo_types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how strictly gates are kept in the organisation or in a portfolio. */
        put: operations["put_pmo_type"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Portfolios. */
        get: operations["list_portfolios"];
        put?: never;
        /** Add a portfolio. */
        post: operations["create_portfolio"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One portfolio. */
        get: operations["get_portfolio"];
        put?: never;
        post?: never;
        /** Remove a portfolio. */
        delete: operations["delete_portfolio"];
        options?: never;
        head?: never;
        /** Change a portfolio. */
        patch: operations["patch_portfolio"];
        trace?: never;
    };
    "/api/v1/portfolios/{id}/cross_dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dependencies between projects with an end in this portfolio. */
        get: operations["list_of_portfolio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{id}/dependency_conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dependencies with an end in this portfolio that someone has to do something about. */
        get: operations["conflicts_of_portfolio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Programs. */
        get: operations["list_programs"];
        put?: never;
        /** Add a program. */
        post: operations["create_program"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One program. */
        get: operations["get_program"];
        put?: never;
        post?: never;
        /** Remove a program. */
        delete: operations["delete_program"];
        options?: never;
        head?: never;
        /** Change a program. */
        patch: operations["patch_program"];
        trace?: never;
    };
    "/api/v1/programs/{id}/cross_dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dependencies between projects with an end in this program. */
        get: operations["list_of_program"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{id}/dependency_conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dependencies with an end in this program that someone has to do something about. */
        get: operations["conflicts_of_program"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{id}/gantt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The projects of a program as one chart. */
        get: operations["get_program_gantt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the projects of a program come to. */
        get: operations["get_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Projects. */
        get: operations["list_projects"];
        put?: never;
        /** Add a project. */
        post: operations["create_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One project. */
        get: operations["get_project"];
        put?: never;
        post?: never;
        /** Remove a project. */
        delete: operations["delete_project"];
        options?: never;
        head?: never;
        /** Change a project. */
        patch: operations["patch_project"];
        trace?: never;
    };
    "/api/v1/projects/{id}/allocation_cells": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write cells of the staffing grid, many at once; what is refused is told cell by cell. */
        post: operations["edit_allocation_cells"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Allocations of a project. */
        get: operations["list_allocations"];
        put?: never;
        /** Allocate a person or a role to a project. */
        post: operations["create_allocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/baseline_comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Two states of a plan beside each other. */
        get: operations["compare_baselines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/baseline_dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The dates of a baseline as columns. */
        get: operations["get_baseline_dates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/baselines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Baselines of a project. */
        get: operations["list_baselines"];
        put?: never;
        /** Keep the plan as it is now as a baseline. */
        post: operations["create_baseline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The DCMA 14-point assessment of a plan. */
        get: operations["list_checks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy a project. */
        post: operations["copy_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/cross_dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dependencies of a project with other projects. */
        get: operations["list_of_project"];
        put?: never;
        /** Let a task of this project wait for one of another project. */
        post: operations["create_cross_dependency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link two tasks. */
        post: operations["create_dependency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/dependency_conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dependencies of a project with other projects that someone has to do something about. */
        get: operations["conflicts_of_project"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/diagnostics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the engine found remarkable in a plan. */
        get: operations["list_diagnostics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/edit_state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you can take back and bring again. */
        get: operations["get_edit_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Edits of a plan, newest first. */
        get: operations["list_edits"];
        put?: never;
        /** Change a plan, or look at what changes would do. */
        post: operations["create_edit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan as a file. */
        get: operations["export_project"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/export_report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a file would not carry. */
        get: operations["get_export_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/gantt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the Gantt chart shows, as columns. */
        get: operations["get_gantt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/gantt/news": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What others' edits made of a plan since the version you have. */
        get: operations["get_plan_news"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/gate_items/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Show something for an item of the checklist. */
        put: operations["put_gate_item"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/gate_reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for the gate of the stage that a project is in. */
        post: operations["create_gate_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/gate_waivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that something need not be met at this gate, and why. */
        post: operations["create_gate_waiver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/levelling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What levelling would do to a plan; nothing is changed. */
        post: operations["level_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/lifecycle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Governance of a project: its lifecycle, its stage, what its gate asks, and what was decided. */
        get: operations["get_project_lifecycle"];
        /** Choose the lifecycle of a project, or move it to a newer revision or another stage. */
        put: operations["put_project_lifecycle"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/overloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People of a plan who are asked for more than they have. */
        get: operations["get_overloads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/redo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring the edit again that you took back last. */
        post: operations["redo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/staffing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The staffing of a project by period: allocated, asked by tasks, done, and how far apart. */
        get: operations["get_staffing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks of a project. */
        get: operations["list_project_tasks"];
        put?: never;
        /** Add a task. */
        post: operations["create_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a template of a project. */
        post: operations["create_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/template_comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A project beside the template it was started from. */
        get: operations["compare_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take your newest edit back. */
        post: operations["undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/working_time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a person of a plan works, for the chart's background. */
        get: operations["get_working_time"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all projects that pass come to, whatever page is shown. */
        get: operations["get_project_totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Running projects and pending requests. */
        get: operations["list_register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/request_links/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a link; it stays in the list. */
        post: operations["revoke_request_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/request_types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Types of requests with their forms. */
        get: operations["list_request_types"];
        put?: never;
        /** Add a type of requests. */
        post: operations["create_request_type"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/request_types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One type of requests. */
        get: operations["get_request_type"];
        put?: never;
        post?: never;
        /** Delete a type of which there are no requests. */
        delete: operations["delete_request_type"];
        options?: never;
        head?: never;
        /** Change a type; requests that were submitted keep their form. */
        patch: operations["patch_request_type"];
        trace?: never;
    };
    "/api/v1/request_types/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Links of a type of requests, newest first; those that do not work any more too. */
        get: operations["list_request_links"];
        put?: never;
        /** Make a link; its address is answered this once. */
        post: operations["create_request_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests: everybody's if you may see them, else your own and those you assess. */
        get: operations["list_requests"];
        put?: never;
        /** Write a draft of a request; nobody else sees it. */
        post: operations["create_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request. */
        get: operations["get_request"];
        put?: never;
        post?: never;
        /** Delete your own draft. */
        delete: operations["delete_request"];
        options?: never;
        head?: never;
        /** Change a request: its writer until it is submitted, the PMO and its assessor their parts. */
        patch: operations["patch_request"];
        trace?: never;
    };
    "/api/v1/requests/{id}/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the project of an approved request. */
        post: operations["convert_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a request came to where it is, newest first. */
        get: operations["get_request_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a request, or answer the question it was returned with. */
        post: operations["submit_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Triage a request: take, assess, put to decision, defer, reject, return, merge, reopen. */
        post: operations["triage_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many requests wait where, and for how long. */
        get: operations["get_request_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests that are likely about the same. */
        get: operations["list_similar_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Triage many requests; each that is refused says why. */
        post: operations["triage_requests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resource_conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People who are asked for more than they have, with what would help. */
        get: operations["list_conflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resource_rates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a rate. */
        delete: operations["delete_rate"];
        options?: never;
        head?: never;
        /** Correct a rate. */
        patch: operations["patch_rate"];
        trace?: never;
    };
    "/api/v1/resource_roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a role from a person as if they had never had it. */
        delete: operations["delete_resource_role"];
        options?: never;
        head?: never;
        /** Change days or share of a role. */
        patch: operations["patch_resource_role"];
        trace?: never;
    };
    "/api/v1/resource_skills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a skill from a person. */
        delete: operations["delete_resource_skill"];
        options?: never;
        head?: never;
        /** Change what is said of a skill of a person. */
        patch: operations["patch_resource_skill"];
        trace?: never;
    };
    "/api/v1/resource_terms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an entry; the one before it holds on. */
        delete: operations["delete_term"];
        options?: never;
        head?: never;
        /** Correct what holds from a day on. */
        patch: operations["patch_term"];
        trace?: never;
    };
    "/api/v1/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Resources. */
        get: operations["list_resources"];
        put?: never;
        /** Add a resource. */
        post: operations["create_resource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One resource. */
        get: operations["get_resource"];
        put?: never;
        post?: never;
        /** Remove a resource. */
        delete: operations["delete_resource"];
        options?: never;
        head?: never;
        /** Change a resource. */
        patch: operations["patch_resource"];
        trace?: never;
    };
    "/api/v1/resources/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leave of a resource. */
        get: operations["list_leave"];
        put?: never;
        /** Enter leave; plans of the resource are computed anew. */
        post: operations["create_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resources/{id}/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rates of a resource. */
        get: operations["list_rates"];
        put?: never;
        /** Add a rate from a day on. */
        post: operations["create_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resources/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles of a person. */
        get: operations["list_resource_roles"];
        put?: never;
        /** Give a person a role; shares are at most 100 % on each day. */
        post: operations["create_resource_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resources/{id}/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Skills of a person, the best first. */
        get: operations["list_resource_skills"];
        put?: never;
        /** Give a person a skill. */
        post: operations["create_resource_skill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resources/{id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What holds of a resource from which day. */
        get: operations["list_terms"];
        put?: never;
        /** Add what changes from a day on; plans of the resource are computed anew when that matters. */
        post: operations["create_term"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roadmap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Running projects in time, with milestones, links and what they are compared with. */
        get: operations["get_roadmap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/role_grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Grants. */
        get: operations["list_role_grants"];
        put?: never;
        /** Give someone a role somewhere. */
        post: operations["create_role_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/role_grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a role away. */
        delete: operations["delete_role_grant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All roles. */
        get: operations["list_roles"];
        put?: never;
        /** Add a role. */
        post: operations["create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One role. */
        get: operations["get_role"];
        put?: never;
        post?: never;
        /** Remove a role. */
        delete: operations["delete_role"];
        options?: never;
        head?: never;
        /** Change a role. */
        patch: operations["patch_role"];
        trace?: never;
    };
    "/api/v1/rule_tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a rule: errors at their letters, or what it says of a thing, step by step. */
        post: operations["test_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved_views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The views that you may open: your own and those shared with you. */
        get: operations["list_saved_views"];
        put?: never;
        /** Save a view. */
        post: operations["create_saved_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved_views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One view. */
        get: operations["get_saved_view"];
        put?: never;
        post?: never;
        /** Delete a view. */
        delete: operations["delete_saved_view"];
        options?: never;
        head?: never;
        /** Change a view: its name, what it shows, who may open it. */
        patch: operations["patch_saved_view"];
        trace?: never;
    };
    "/api/v1/scenario_commits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Strategic baselines of a portfolio, newest first. */
        get: operations["list_commits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenario_comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Up to four scenarios side by side with live. */
        get: operations["get_comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenario_items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an item out of its scenario; the project or request stays as it is. */
        delete: operations["delete_item"];
        options?: never;
        head?: never;
        /** Override figures of an item. */
        patch: operations["patch_item"];
        trace?: never;
    };
    "/api/v1/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Scenarios. */
        get: operations["list_scenarios"];
        put?: never;
        /** Add a scenario, or a copy of one. */
        post: operations["create_scenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One scenario. */
        get: operations["get_scenario"];
        put?: never;
        post?: never;
        /** Remove a scenario with its answers. */
        delete: operations["delete_scenario"];
        options?: never;
        head?: never;
        /** Change a scenario. */
        patch: operations["patch_scenario"];
        trace?: never;
    };
    "/api/v1/scenarios/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest answer, or how far the search for it is. */
        get: operations["get_answer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/application_preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What carrying a scenario into its projects would do, item by item. */
        get: operations["get_application_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of a scenario was carried into projects, newest first. */
        get: operations["list_applications"];
        put?: never;
        /** Carry accepted items of a scenario into their projects. */
        post: operations["create_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/applications/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what of a scenario was carried into projects last. */
        post: operations["undo_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a running search with what it has. */
        post: operations["cancel_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/commits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Commit a scenario as the strategic baseline of its portfolio. */
        post: operations["create_commit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take projects and requests from live into a scenario. */
        post: operations["take_items"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/levelling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What levelling would do to the projects of a scenario; nothing is changed. */
        get: operations["get_scenario_levelling"];
        put?: never;
        /** Makes what is taken of it start shifts of the scenario's items; no plan is touched. */
        post: operations["accept_scenario_levelling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works on a scenario besides its owner. */
        get: operations["list_members"];
        /** Say who works on a scenario; for its owner. */
        put: operations["put_members"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/moved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of a scenario's projects and requests has moved since it was taken. */
        get: operations["list_moved"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/overlay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A scenario as an overlay on live. */
        get: operations["get_overlay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the figures of all items anew. */
        post: operations["refresh_items"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to search for the best selection; ask for the answer to see how far it is. */
        post: operations["create_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}/waterline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The candidates of a scenario in order, with the line where money or people end. */
        get: operations["get_waterline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedule_feeds/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A schedule as iCalendar, for who has its secret address. */
        get: operations["get_schedule_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scoring_models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Scoring models. */
        get: operations["list_scoring_models"];
        put?: never;
        /** Add a scoring model. */
        post: operations["create_scoring_model"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scoring_models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One scoring model. */
        get: operations["get_scoring_model"];
        put?: never;
        post?: never;
        /** Remove a scoring model that nothing was assessed with. */
        delete: operations["delete_scoring_model"];
        options?: never;
        head?: never;
        /** Change a scoring model; other criteria make a new version. */
        patch: operations["patch_scoring_model"];
        trace?: never;
    };
    "/api/v1/scoring_models/{id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep one's judgements in pairs in place of earlier ones. */
        put: operations["put_comparison"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scoring_models/{id}/comparison_preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would follow from judgements in pairs, without keeping them. */
        post: operations["preview_comparison"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scoring_models/{id}/comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people say about the criteria in pairs; all of it together comes last. */
        get: operations["list_comparisons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scoring_models/{id}/ranking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Projects by their scores, highest first. */
        get: operations["list_ranking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scoring_models/{id}/ranking_comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Two models side by side: ranks of the projects that both have, and how alike they are. */
        get: operations["get_ranking_comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scoring_models/{id}/sensitivity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a weight must move for neighbours of the ranking to change places. */
        get: operations["list_sensitivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scoring_models/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a model said before, newest first. */
        get: operations["list_scoring_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scoring_models/{id}/weights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a model the weights that all comparisons together come to. */
        put: operations["put_weights"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scoring_templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Models to start from. */
        get: operations["list_scoring_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find projects, tasks, requests, people, portfolios and programs by name. */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own signed-in browsers. */
        get: operations["list_sessions"];
        put?: never;
        /** Sign in. */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's own sessions. */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out. */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the first-run set-up is still to be done. */
        get: operations["get_setup"];
        put?: never;
        /** Set the installation up with the one-time link of the server's log. */
        post: operations["post_setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people can be able to do. */
        get: operations["list_skills"];
        put?: never;
        /** Add a skill. */
        post: operations["create_skill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a skill. */
        delete: operations["delete_skill"];
        options?: never;
        head?: never;
        /** Change a skill. */
        patch: operations["patch_skill"];
        trace?: never;
    };
    "/api/v1/subjects/{kind}/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files of a subject: a project, task, request, gate review, charter or scenario. */
        get: operations["list_attachments"];
        put?: never;
        /** Attach a file to a subject that you may see. */
        post: operations["create_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subjects/{kind}/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said about a subject: a project, task, request, gate review, charter or scenario. */
        get: operations["list_comments"];
        put?: never;
        /** Say something about a subject that you may see. */
        post: operations["create_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subjects/{kind}/{id}/mentionable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People who may be mentioned in comments on a subject. */
        get: operations["list_mentionable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks of all projects. */
        get: operations["list_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task. */
        get: operations["get_task"];
        put?: never;
        post?: never;
        /** Remove a task with all below it. */
        delete: operations["delete_task"];
        options?: never;
        head?: never;
        /** Change a task. */
        patch: operations["patch_task"];
        trace?: never;
    };
    "/api/v1/tasks/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put someone on a task. */
        post: operations["create_assignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/sub_project": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let a task stand for a whole project, or for none any more. */
        put: operations["put_sub_project"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a task is on its date. */
        get: operations["get_why"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all tasks that pass come to, whatever page is shown. */
        get: operations["get_task_totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams. */
        get: operations["list_teams"];
        put?: never;
        /** Add a team. */
        post: operations["create_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One team. */
        get: operations["get_team"];
        put?: never;
        post?: never;
        /** Remove a team. */
        delete: operations["delete_team"];
        options?: never;
        head?: never;
        /** Change a team. */
        patch: operations["patch_team"];
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates. */
        get: operations["list_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users. */
        get: operations["list_users"];
        put?: never;
        /** Add a user. */
        post: operations["create_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user. */
        get: operations["get_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a user. */
        patch: operations["patch_user"];
        trace?: never;
    };
    "/api/v1/utilisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How busy people are, those with most free time first. */
        get: operations["get_utilisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An item that is accepted. */
        AcceptedItem: {
            /** @description Why a project is cancelled on which somebody has worked; one that is put on hold needs none. */
            cancel_reason?: string | null;
            /**
             * Format: uuid
             * @description Which item.
             */
            id: string;
            leaving?: components["schemas"]["Leaving"] | null;
            /** @description As the preview said. */
            seen: string;
        };
        /** @description What is taken of the levelling of a project. */
        AcceptedPlan: {
            /** @description Delays of its tasks. */
            delays: components["schemas"]["TaskDelay"][];
            /**
             * Format: int64
             * @description `plan_version` of the preview; refused when the plan has changed since.
             */
            plan_version: number;
            /**
             * Format: uuid
             * @description The project.
             */
            project_id: string;
        };
        /** @description A later start of an item. */
        AcceptedStart: {
            /**
             * Format: uuid
             * @description Which item.
             */
            item: string;
            /**
             * Format: int64
             * @description Months added to its start shift; below zero takes them back.
             */
            later_months: number;
            /**
             * Format: int64
             * @description Its version in the preview.
             */
            version: number;
        };
        /** @description What is taken of a levelling. */
        AcceptLevelling: {
            /** @description The projects, with what is taken of each. */
            projects: components["schemas"]["AcceptedPlan"][];
            /** @description Why, for the history. */
            reason?: string | null;
        };
        /** @description What is taken of the levelling of a scenario. */
        AcceptScenarioLevelling: {
            /** @description The items, with how much later each starts. */
            items: components["schemas"]["AcceptedStart"][];
        };
        /** @description What adds to an objective or driver. */
        AlignedSubject: {
            /**
             * Format: double
             * @description How much of it.
             */
            contribution_percent: number;
            /**
             * Format: uuid
             * @description Which link.
             */
            id: string;
            subject?: components["schemas"]["Reference"] | null;
            /** @description `request`, `project` or `program`. */
            subject_kind: string;
        };
        /** @description The report. */
        AlignmentReport: {
            /** @description One part per currency, the largest total first. */
            currencies: components["schemas"]["CurrencySpend"][];
            /** @description Projects that have neither a business case nor a request with an amount. */
            without_amount: number;
        };
        /** @description What a subject adds to what. */
        Alignments: {
            /**
             * Format: double
             * @description How much of it serves objectives.
             */
            aligned_percent: number;
            as_program?: components["schemas"]["Reference"] | null;
            /** @description Links of its own, largest first. */
            items: components["schemas"]["AlignmentView"][];
            /** @description Whether the person may change them. */
            may_edit: boolean;
            /**
             * Format: double
             * @description The rest.
             */
            unaligned_percent: number;
        };
        /** @description A link. */
        AlignmentView: {
            /**
             * Format: double
             * @description How much of the subject.
             */
            contribution_percent: number;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description What it leads to. */
            target: components["schemas"]["Reference"];
            /** @description `objective` or `driver`. */
            target_kind: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description What was typed for an allocation in a period. */
        AllocationCell: {
            /**
             * Format: uuid
             * @description Which allocation.
             */
            allocation_id: string;
            /** @description As typed: `7.5`, `50 %`, `3 d`; nothing takes the time away. */
            amount: string;
            /** @description A day of the period. */
            from: string;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        /** @description What an edit came to. */
        AllocationCellsEdited: {
            /** @description The allocations as they are. */
            after: components["schemas"]["AllocationView"][];
            /** @description The allocations as they were, to take the edit back. */
            before: components["schemas"]["AllocationView"][];
            /** @description Cells that were refused. */
            rejected: components["schemas"]["RejectedCell"][];
            /** @description Cells written. */
            written: number;
        };
        /** @description What of an allocation lies in the cell. */
        AllocationShare: {
            /** @description Whether the reader may change it. */
            editable: boolean;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /**
             * Format: int64
             * @description Minutes in the cell.
             */
            minutes: number;
            /** @description Free text. */
            note: string;
            /** @description Promised or wished for. */
            state: components["schemas"]["AllocationState"];
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description Minutes for a stretch of days. */
        AllocationSpan: {
            /** @description First day. */
            from: string;
            /**
             * Format: int64
             * @description Minutes for all of it; on working days evenly, unless parted.
             */
            minutes: number;
            /** @description Last day. */
            to: string;
        };
        /**
         * @description Whether time is promised, or a project would like to have it.
         * @enum {string}
         */
        AllocationState: "proposed" | "committed";
        /** @description What a transfer came to. */
        AllocationTransferred: {
            /** @description The allocation as it was. */
            before: components["schemas"]["AllocationView"];
            left?: components["schemas"]["AllocationView"] | null;
            /**
             * Format: int64
             * @description Minutes that were moved.
             */
            minutes: number;
            /** @description Where it went; of time that nobody gets, what is left. */
            moved: components["schemas"]["AllocationView"];
        };
        /** @description Time of a person or a role for a project. */
        AllocationView: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            job_role?: components["schemas"]["Reference"] | null;
            /**
             * Format: int64
             * @description All of it.
             */
            minutes: number;
            /** @description Free text. */
            note: string;
            /**
             * Format: double
             * @description How likely it is that a proposed one comes true, percent; 100 of a committed one.
             */
            probability_percent: number;
            /** @description For which project. */
            project: components["schemas"]["Reference"];
            resource?: components["schemas"]["Reference"] | null;
            /** @description When how much, in order; no two share a day. */
            spans: components["schemas"]["AllocationSpan"][];
            /** @description Promised or wished for. */
            state: components["schemas"]["AllocationState"];
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description Amounts per month under one name. */
        Amounts: {
            /** @description Minor units or minutes; of a candidate from its own start, otherwise from the first month. */
            amounts: number[];
            /** @description The cost type or role. */
            name: string;
        };
        /** @description The answer to the question with which an approval came back. */
        Answer: {
            /** @description What is answered. */
            answer: string;
        };
        /** @description A key for programs; the secret itself is not kept. */
        ApiTokenView: {
            /** @description Since when (UTC). */
            created_at: string;
            /** @description Last day on which it works. */
            expires_on?: string | null;
            /**
             * Format: uuid
             * @description Which key.
             */
            id: string;
            /** @description Last use (UTC), to the minute. */
            last_used_at?: string | null;
            /** @description What it is for. */
            name: string;
            /** @description First characters, to recognise it. */
            prefix: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description What a scenario wants of a project, beside how it was taken and how it is now. */
        ApplicableField: {
            /** @description `start`, `stage`, `funding` (minor units) or `staffing` (in words). */
            field: string;
            /** @description As it is now. */
            live: string;
            /** @description When the figures were taken. */
            taken: string;
            /** @description What the scenario wants. */
            wanted: string;
        };
        /** @description A project or request of a scenario, before it is carried into live. */
        ApplicableItem: {
            /** @description It would be cancelled although somebody has worked on it: that needs a reason of its own. */
            cancels_begun: boolean;
            /** @description What would be changed. */
            fields: components["schemas"]["ApplicableField"][];
            /**
             * Format: uuid
             * @description Which item.
             */
            id: string;
            /** @description Its key. */
            key: string;
            /** @description Which kind. */
            kind: components["schemas"]["ScenarioSubject"];
            /** @description It is left out, so that it is cancelled or put on hold, as whoever accepts it says. */
            leaves: boolean;
            /** @description What has moved since the figures were taken. */
            moved: components["schemas"]["MovedFigure"][];
            /** @description Its name. */
            name: string;
            /** @description What the scenario wants of it and live has no place for, each with the reason. */
            not_carried: components["schemas"]["NotCarried"][];
            /** @description The state of live that this was made from; sent back with what is accepted. */
            seen: string;
            /**
             * @description `ready`, `conflict` (live has moved since), `nothing` (it is as the scenario wants it), `gone`,
             *     `forbidden` (the caller does not manage it) or `request` (that goes its own way).
             */
            state: string;
            /**
             * Format: uuid
             * @description Which project or request.
             */
            subject_id: string;
        };
        /** @description What carrying a scenario into live would do. */
        ApplicationPreview: {
            /** @description Item by item. */
            items: components["schemas"]["ApplicableItem"][];
            /** @description What the scenario wants of money and people as a whole, and why that goes its own way. */
            not_carried: components["schemas"]["NotCarried"][];
        };
        /** @description A scenario that was carried into projects. */
        ApplicationView: {
            /** @description When (UTC). */
            at: string;
            author?: components["schemas"]["Reference"] | null;
            /**
             * Format: uuid
             * @description Which application.
             */
            id: string;
            /** @description Why. */
            reason: string;
            /** @description `applied` or `undone`. */
            state: string;
            /** @description What was changed. */
            steps: components["schemas"]["AppliedStep"][];
        };
        /** @description A project that was changed. */
        AppliedStep: {
            /** @description What was done, in words. */
            done: string;
            /**
             * Format: uuid
             * @description The edit of its plan.
             */
            edit_id?: string | null;
            /** @description Its key. */
            key: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description Which project.
             */
            project_id: string;
            /** @description It was taken back. */
            undone: boolean;
        };
        /** @description What of a scenario is carried into projects. */
        ApplyScenario: {
            /** @description What is accepted. */
            items: components["schemas"]["AcceptedItem"][];
            /** @description Why. */
            reason: string;
        };
        /** @description A step of an approval. */
        ApprovalStepView: {
            /** @description To whom. */
            escalate_to: components["schemas"]["Reference"][];
            /** @description Whether it was. */
            escalated: boolean;
            /** @description When it is escalated (UTC). */
            escalates_at?: string | null;
            /** @description Whom the route names and who does not decide. */
            left_out: components["schemas"]["LeftOutView"][];
            /** @description Name. */
            name: string;
            /** @description Who decides. */
            people: components["schemas"]["ApproverView"][];
            /**
             * Format: int32
             * @description How many, for a quorum.
             */
            quorum?: number | null;
            /** @description How many have to approve. */
            rule: components["schemas"]["StepRule"];
            /** @description `ahead`, `current`, `approved` or `rejected`; `ended` where the approval ended otherwise. */
            state: string;
        };
        /** @description An approval. */
        ApprovalView: {
            /** @description When (UTC). */
            asked_at: string;
            /** @description Who asked. */
            asked_by: components["schemas"]["Reference"];
            /** @description Everything that was decided, oldest first. */
            decisions: components["schemas"]["DecisionView"][];
            /** @description When it ended (UTC). */
            ended_at?: string | null;
            /** @description Its page. */
            href: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description For whom the reader may decide: themselves, or those they stand in for. */
            mine: components["schemas"]["Reference"][];
            /** @description What they said. */
            note: string;
            /** @description Whether the reader may take it back. */
            recallable: boolean;
            /** @description Name of the route, as it was then. */
            route: string;
            /** @description `open`, `returned`, `approved`, `rejected` or `recalled`. */
            state: string;
            /**
             * Format: int64
             * @description The step it is at, or ended at, from 0.
             */
            step: number;
            /** @description Its steps, in order. */
            steps: components["schemas"]["ApprovalStepView"][];
            /** @description Open, and nobody can decide. */
            stuck: boolean;
            /**
             * Format: uuid
             * @description What is approved.
             */
            subject_id: string;
            /** @description Kind of what is approved, such as `request`. */
            subject_kind: string;
            /** @description Its name when the approval was asked for. */
            title: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
            /** @description For whom it waits now, those left out who cannot sign in. */
            waits_for: components["schemas"]["Reference"][];
        };
        /** @description Who decides. */
        Approver: {
            /**
             * Format: uuid
             * @description Which user.
             */
            id: string;
            /** @enum {string} */
            kind: "person";
        } | {
            /**
             * Format: uuid
             * @description Which role.
             */
            id: string;
            /** @enum {string} */
            kind: "role";
        } | {
            /** @description Key of the field. */
            field: string;
            /** @enum {string} */
            kind: "field";
        };
        /** @description Someone who decides a step. */
        ApproverView: {
            /** @description Whether they can sign in. */
            active: boolean;
            /** @description `approved` or `rejected`; null when they have not decided. */
            decided?: string | null;
            /**
             * Format: uuid
             * @description Which user.
             */
            id: string;
            /** @description Name. */
            name: string;
        };
        /** @description The answer to the question. */
        AskAnswer: {
            /** @description What is answered. */
            answer: string;
        };
        /** @description What was filed. */
        Asked: {
            /** @description Where it is followed; private, and shown here and in mail to the requester only. */
            follow: string;
            /**
             * Format: int64
             * @description Number of the request.
             */
            number: number;
            /** @description Title. */
            title: string;
        };
        /** @description A form as somebody sees it who is not signed in. */
        AskForm: {
            /** @description Currency of its amounts. */
            currency: string;
            /** @description What it is for. */
            description: string;
            /** @description The questions. */
            form: components["schemas"]["Form"];
            /**
             * Format: int64
             * @description Largest of these files, in bytes.
             */
            most_file_bytes: number;
            /** @description Most files of a request. */
            most_files: number;
            /** @description What is asked for. */
            name: string;
            /** @description Whose it is. */
            organisation: string;
        };
        /** @description A request by link. */
        AskInput: {
            /** @description Answers by the code of the question, but for files, which come with the request. */
            answers?: {
                [key: string]: string;
            };
            /** @description Their mail address, to which answers go. */
            email: string;
            /** @description Who asks. */
            name: string;
            /** @description Title. */
            title: string;
        };
        /** @description A request by link as a form: `request` first, then files named `file:` and the code of the question. */
        AskParts: {
            /** @description The request. */
            request: components["schemas"]["AskInput"];
        };
        /** @description What a project scores and why. */
        Assessments: {
            /** @description What was asked. */
            criteria: components["schemas"]["Criterion"][];
            /** @description One per person. */
            items: components["schemas"]["AssessmentView"][];
            /** @description What each criterion adds on average, in points; empty where the parts do not add up. */
            mean_parts: number[];
            /**
             * Format: int64
             * @description Version of the model that counts.
             */
            number: number;
            /**
             * Format: double
             * @description Mean in points; null without assessments.
             */
            score?: number | null;
            /**
             * Format: double
             * @description Sample standard deviation in points.
             */
            spread: number;
        };
        /** @description What one person says about a project. */
        AssessmentView: {
            assessor?: components["schemas"]["Reference"] | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Names of criteria that put it out. */
            knocked_out: string[];
            /** @description The answers. */
            measures: components["schemas"]["Measure"][];
            /**
             * Format: uuid
             * @description The model.
             */
            model_id: string;
            /**
             * Format: int64
             * @description Version of the model.
             */
            number: number;
            /** @description Far from what the others say. */
            outlier: boolean;
            /** @description What each criterion adds. */
            parts: components["schemas"]["ScorePart"][];
            /**
             * Format: double
             * @description Points.
             */
            score: number;
            /**
             * Format: uuid
             * @description Which one.
             */
            subject_id: string;
            /** @description `project` or `request`. */
            subject_kind: string;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description An assignment that was made or changed. */
        AssignmentChanged: {
            /** @description The assignment as it is now. */
            assignment: components["schemas"]["AssignmentView"];
            /** @description What the change did to the dates. */
            effect: components["schemas"]["Effect"];
        };
        /** @description Who works how much on a task. */
        AssignmentView: {
            /**
             * Format: double
             * @description Effort done.
             */
            actual_work_minutes: number;
            /** @description Last moment of work. */
            finish: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            resource?: components["schemas"]["Reference"] | null;
            /** @description First moment of work. */
            start: string;
            /**
             * Format: uuid
             * @description The task.
             */
            task_id: string;
            /**
             * Format: double
             * @description Share of full time.
             */
            units_percent: number;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
            /**
             * Format: double
             * @description Effort after the task type's rules.
             */
            work_minutes: number;
        };
        /** @description A file to attach. */
        AttachmentForm: {
            /**
             * Format: binary
             * @description The file.
             */
            file: string;
        };
        /** @description A file of a subject. */
        AttachmentView: {
            author?: components["schemas"]["Reference"] | null;
            /** @description Where its content is read. */
            content: string;
            /** @description When (UTC). */
            created_at: string;
            /** @description Whether the reader may delete it. */
            deletable: boolean;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description What its content was found to be, such as `application/pdf`. */
            media_type: string;
            /** @description Its name. */
            name: string;
            /** @description Fingerprint of its content (SHA-256, hexadecimal). */
            sha256: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /**
         * @description What a bar stands for.
         * @enum {string}
         */
        BarKind: "committed" | "proposed" | "tasks" | "leave";
        /** @description Two states of a plan beside each other. */
        BaselineComparison: {
            /** @description The earlier state. */
            left: components["schemas"]["ComparedState"];
            /** @description The later state. */
            right: components["schemas"]["ComparedState"];
            /** @description The drift in a few figures, of the whole plan. */
            summary: components["schemas"]["ComparisonSummary"];
            /** @description Tasks in outline order. */
            tasks: components["schemas"]["Listed_ComparisonLine"];
        };
        /**
         * @description The dates of a baseline as columns, for a chart that shows it. Whole minutes since
         *     1970-01-01T00:00 civil time; tasks that are gone since are left out.
         */
        BaselineDates: {
            /** @description When each finished. */
            finish: (number | null)[];
            /** @description When each started. */
            start: (number | null)[];
            /** @description Which tasks. */
            task_id: string[];
        };
        /** @description An approved state of a plan. */
        BaselineView: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description What people call it. */
            name: string;
            /** @description When it was set (UTC). */
            set_at: string;
            set_by?: components["schemas"]["Reference"] | null;
            /**
             * Format: int64
             * @description 0 is what lists and charts compare with; those above 10 have a name only.
             */
            slot: number;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A figure that the board can lay along an axis besides the fixed ones. */
        BoardCriterion: {
            /** @description Code of the criterion. */
            code: string;
            /** @description Its name. */
            name: string;
        };
        /** @description The board. */
        BoardView: {
            /** @description By name; at most 2,000. */
            bubbles: components["schemas"]["Bubble"][];
            /** @description Its criteria. */
            criteria: components["schemas"]["BoardCriterion"][];
            model?: components["schemas"]["Reference"] | null;
            /**
             * Format: int64
             * @description How many there are.
             */
            total: number;
        };
        BTreeMap: {
            [key: string]: string;
        };
        /** @description A project or request on the board. */
        Bubble: components["schemas"]["RegisterItem"] & {
            /** @description What people measured, on average, by the code of the criterion. */
            measures: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Net present value of the recommended option of its business case, in minor units of its
             *     currency; null without a case, or where the caller may not see its cost.
             */
            npv_minor?: number | null;
        };
        /** @description The same decision about many approvals. */
        BulkDecision: {
            /** @description What is answered. */
            choice: components["schemas"]["Choice"];
            /** @description Which ones, at most 200. */
            items: components["schemas"]["Seat"][];
            /** @description Why, or the question; needed unless one approves. */
            reason?: string;
        };
        /** @description What became of one of many. */
        BulkResult: {
            /** @description Why not: a stable code. */
            code?: string | null;
            /** @description Whether it was done. */
            done: boolean;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description What people call it. */
            name: string;
            /** @description Why not, in words. */
            text?: string | null;
        };
        /** @description The same for many requests. */
        BulkTriage: components["schemas"]["Triage"] & {
            /** @description Which ones, at most 200. */
            ids: string[];
        };
        /** @description A business case as it is being written. */
        BusinessCaseView: {
            /** @description What it says. */
            body: components["schemas"]["CaseBody"];
            /** @description Currency of its amounts. */
            currency: string;
            /** @description What its options come to, in their order. */
            figures: components["schemas"]["OptionFigures"][];
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Whether the person may change it. */
            may_edit: boolean;
            /**
             * Format: int64
             * @description Number of the version that is being written, from 1.
             */
            number: number;
            /** @description What it is of. */
            subject: components["schemas"]["Reference"];
            /** @description `request` or `project`. */
            subject_kind: string;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A task that has the person meanwhile. */
        BusyWith: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description What it is called. */
            name: string;
            project?: components["schemas"]["Reference"] | null;
        };
        /** @description A changed calendar. */
        CalendarChanged: components["schemas"]["CalendarView"] & {
            job?: components["schemas"]["JobView"] | null;
            /**
             * Format: int64
             * @description How many plans were computed anew before this was answered.
             */
            projects_recomputed: number;
        };
        /** @description One day of a calendar. */
        CalendarDay: {
            /** @description Which day. */
            date: string;
            /** @description The exception that makes it differ, by name. */
            exception?: string | null;
            /**
             * Format: int64
             * @description Working time.
             */
            minutes: number;
            /** @description When. */
            shifts: components["schemas"]["ShiftView"][];
            /** @description Whether there is work. */
            working: boolean;
        };
        /**
         * @description A working-time calendar. `week`, `work_weeks` and `exceptions` are the parts of a calendar
         *     specification as documented in the reference.
         */
        CalendarView: {
            base?: components["schemas"]["Reference"] | null;
            /** @description Days that differ. */
            exceptions: Record<string, never>[];
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `base`, or `resource` when it belongs to one resource. */
            kind: string;
            /** @description Name. */
            name: string;
            /**
             * Format: uuid
             * @description The project it belongs to; null for the whole organisation.
             */
            project_id?: string | null;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
            /**
             * @description Monday first: `"inherited"`, `"non_working"` or `{"working":[{"start","finish"}]}` with
             *     tenths of a minute since midnight.
             */
            week: Record<string, never>[];
            /** @description Weeks that replace `week` between two dates. */
            work_weeks: Record<string, never>[];
        };
        /** @description The policy of an installation. */
        CapacityPolicyView: {
            /**
             * Format: int64
             * @description Minutes of a person-day.
             */
            day_minutes: number;
            /**
             * Format: double
             * @description Below this there is room.
             */
            free_below_percent: number;
            /**
             * Format: double
             * @description To this, inclusive, a person is full.
             */
            full_to_percent: number;
            /**
             * Format: double
             * @description Below this utilisation a person is idle, percent.
             */
            idle_below_percent: number;
            /**
             * Format: double
             * @description To this, inclusive, a little over.
             */
            over_to_percent: number;
            /** @description Utilisation to reach by role. */
            role_targets: components["schemas"]["RoleTarget"][];
            /**
             * Format: double
             * @description From this on far over; between is high.
             */
            severe_from_percent: number;
            /**
             * Format: double
             * @description Utilisation to reach, percent, of roles without a target of their own.
             */
            target_percent: number;
            /**
             * Format: int64
             * @description Optimistic lock; 0 while nobody has changed it.
             */
            version: number;
        };
        /** @description A business case as a whole. */
        CaseBody: {
            /** @description What is taken for granted, one a line. */
            assumptions?: string;
            /** @description Key of the option that is recommended. */
            chosen?: string | null;
            /** @description What will be there at the end, one a line. */
            deliverables?: string;
            /**
             * Format: double
             * @description Discount per year, in percent with at most two decimals.
             */
            discount_percent: number;
            /** @description What could be done. Doing nothing is always among it. */
            options: components["schemas"]["CaseOption"][];
            /** @description Length of a period. */
            period: components["schemas"]["CasePeriod"];
            /** @description How many periods, 1 to 60. */
            periods: number;
            /** @description What is wrong, or could be better, and for whom. */
            purpose?: string;
            /** @description Why this one. */
            recommendation?: string;
            /** @description What may go wrong. */
            risks?: components["schemas"]["CaseRisk"][];
            /** @description What is part of it, one a line. */
            scope_in?: string;
            /** @description What is not, one a line. */
            scope_out?: string;
            /** @description The first period: a year such as `2027`, or a month such as `2027-03`. It is time 0. */
            start: string;
        };
        /** @description Two versions side by side. */
        CaseComparison: {
            /** @description Currency of the amounts. */
            currency: string;
            /** @description What differs, in the order of the case. */
            differences: components["schemas"]["CaseDifference"][];
        };
        /** @description One thing that differs. It is a number or a text; what is only on one side is null on the other. */
        CaseDifference: {
            /**
             * Format: int64
             * @description Money before, in minor units.
             */
            from_minor?: number | null;
            /** @description Text before. */
            from_text?: string | null;
            /** @description Name of the line, where it is of one. */
            line?: string | null;
            /** @description Name of the option, where it is of one. */
            option?: string | null;
            /**
             * @description Which part: `purpose`, `start`, `periods`, `discount_percent`, `chosen`, `recommendation`,
             *     `assumptions`, `scope_in`, `scope_out`, `deliverables`, `risks`, `option`, `description`,
             *     `line`, `npv`, `costs`, `benefits`.
             */
            part: string;
            /**
             * Format: int64
             * @description Money after.
             */
            to_minor?: number | null;
            /** @description Text after. */
            to_text?: string | null;
        };
        /** @description A cost or a benefit over time. */
        CaseLine: {
            /** @description In minor units, one per period, 0 or more; periods that are left out are 0. */
            amounts?: number[];
            /** @description Kind of money, such as `capex` or `opex`. */
            cost_type?: string;
            /** @description Which of them. */
            kind: components["schemas"]["CaseLineKind"];
            /** @description What for. */
            name: string;
        };
        /**
         * @description A cost or a benefit.
         * @enum {string}
         */
        CaseLineKind: "cost" | "benefit";
        /** @description Something that could be done. */
        CaseOption: {
            /** @description What it means. */
            description?: string;
            /** @description Whether this is what happens when nothing is done. */
            do_nothing?: boolean;
            /** @description Stable key; made when empty. */
            key?: string;
            /** @description Its costs and benefits. */
            lines?: components["schemas"]["CaseLine"][];
            /** @description Name. */
            name: string;
        };
        /**
         * @description Length of a period.
         * @enum {string}
         */
        CasePeriod: "year" | "month";
        /** @description What may go wrong. */
        CaseRisk: {
            /** @description What is done about it. */
            response?: string;
            /** @description What may happen. */
            risk: string;
        };
        /** @description A version that was frozen. */
        CaseVersionView: {
            author?: components["schemas"]["Reference"] | null;
            /** @description What it says. */
            body: components["schemas"]["CaseBody"];
            /** @description When (UTC). */
            created_at: string;
            /** @description What its options come to, in their order. */
            figures: components["schemas"]["OptionFigures"][];
            /**
             * Format: int64
             * @description Its number, from 1.
             */
            number: number;
            /** @description Why it was frozen. */
            reason: string;
        };
        /** @description One change of a plan. Changes of an edit are made in order. */
        Change: {
            /** @enum {string} */
            do: "set";
            /** @description What to set. */
            fields: components["schemas"]["EditFields"];
            /**
             * Format: uuid
             * @description The task.
             */
            task: string;
            /**
             * Format: int64
             * @description Its version as it was seen; refused when it has another one by now.
             */
            version?: number | null;
        } | {
            /**
             * Format: uuid
             * @description The task whose place it takes, at its level.
             */
            before?: string | null;
            /**
             * Format: uuid
             * @description The task it goes behind, with all below that, at its level.
             */
            behind?: string | null;
            /** @enum {string} */
            do: "add";
            /** @description What to set. */
            fields?: components["schemas"]["EditFields"];
            /**
             * Format: uuid
             * @description Its id, where the sender wants to choose it.
             */
            task?: string | null;
            /**
             * Format: uuid
             * @description The summary it goes under, at the end.
             */
            under?: string | null;
        } | {
            /** @enum {string} */
            do: "remove";
            /** @description The tasks. */
            tasks: string[];
        } | {
            /** @enum {string} */
            do: "indent";
            /** @description The tasks. */
            tasks: string[];
        } | {
            /** @enum {string} */
            do: "outdent";
            /** @description The tasks. */
            tasks: string[];
        } | {
            /**
             * Format: uuid
             * @description The task they go before, at its level.
             */
            before?: string | null;
            /**
             * Format: uuid
             * @description The task they go behind, at its level.
             */
            behind?: string | null;
            /** @enum {string} */
            do: "place";
            /** @description The tasks; they come to stand there in this order. */
            tasks: string[];
            /**
             * Format: uuid
             * @description The summary they go under, at the end.
             */
            under?: string | null;
        } | {
            /** @enum {string} */
            do: "link";
            /** @description `FS` (default), `SS`, `FF` or `SF`. */
            kind?: string | null;
            /** @description As people write it: `2d`, `-1ed`, `50%`. */
            lag?: string | null;
            /**
             * Format: uuid
             * @description The driving task.
             */
            predecessor: string;
            /**
             * Format: uuid
             * @description The driven task.
             */
            successor: string;
        } | {
            /**
             * Format: uuid
             * @description The link.
             */
            dependency: string;
            /** @enum {string} */
            do: "unlink";
        } | {
            /** @description When the pause begins. */
            at: string;
            /** @enum {string} */
            do: "split";
            /** @description When work goes on. */
            resume: string;
            /**
             * Format: uuid
             * @description The task.
             */
            task: string;
        } | {
            /** @enum {string} */
            do: "join";
            /**
             * Format: uuid
             * @description The task.
             */
            task: string;
        } | {
            /** @enum {string} */
            do: "report_as_planned";
            /** @description These tasks with all below them; all tasks when absent. */
            tasks?: string[] | null;
            /** @description Up to when. */
            until: string;
        } | (components["schemas"]["RecurringTask"] & {
            /**
             * Format: uuid
             * @description The task whose place it takes, at its level.
             */
            before?: string | null;
            /**
             * Format: uuid
             * @description The task it goes behind, at its level.
             */
            behind?: string | null;
            /**
             * Format: uuid
             * @description The summary a new one goes under, at the end.
             */
            under?: string | null;
        } & {
            /** @enum {string} */
            do: "recur";
        }) | {
            /** @description The date; null for none. */
            date?: string | null;
            /** @enum {string} */
            do: "set_status_date";
        } | {
            /** @description Not before this. */
            after: string;
            /** @enum {string} */
            do: "reschedule";
            /** @description These tasks with all below them; all tasks when absent. */
            tasks?: string[] | null;
        } | {
            /** @description Whom, and how long. */
            delays: components["schemas"]["TaskDelay"][];
            /** @enum {string} */
            do: "level";
        } | {
            /** @enum {string} */
            do: "clear_levelling";
        };
        /** @description Something was written. */
        ChangeEvent: {
            /**
             * Format: uuid
             * @description Who did it.
             */
            actor_id?: string | null;
            /**
             * Format: uuid
             * @description The edit of a plan it was a part of.
             */
            edit_id?: string | null;
            /** @description Kind of noun, such as `task`. */
            noun: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            noun_id: string;
            /**
             * Format: uuid
             * @description The project it belongs to.
             */
            project_id?: string | null;
            /**
             * Format: int64
             * @description Number of the entry in the history.
             */
            seq: number;
            /** @description What happened, such as `task_updated`. */
            verb: string;
        };
        /** @description An entry of the history. */
        ChangeView: {
            actor?: components["schemas"]["Reference"] | null;
            /** @description Fields that changed, after. */
            after?: Record<string, never> | null;
            /** @description When (UTC). */
            at: string;
            /** @description Fields that changed, before. */
            before?: Record<string, never> | null;
            /** @description Kind of noun, such as `task`. */
            noun: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            noun_id: string;
            /**
             * Format: uuid
             * @description The project it belongs to.
             */
            project_id?: string | null;
            /** @description Why, where someone said so. */
            reason?: string | null;
            /**
             * Format: int64
             * @description Its number.
             */
            seq: number;
            /** @description In words. */
            summary: string;
            /** @description What happened, past tense, such as `task_updated`. */
            verb: string;
        };
        /** @description A section of a charter. */
        CharterSection: {
            /** @description Titles of the columns of its table, if it has one. */
            head: string[];
            /** @description Stable key such as `purpose`. */
            key: string;
            /** @description Its lines. */
            lines: string[];
            /** @description The table. */
            rows: string[][];
            /** @description Title. */
            title: string;
            /** @description Whether somebody wrote it: it does not follow the data any more. */
            written?: boolean;
        };
        /** @description A version that was issued. */
        CharterVersionView: {
            author?: components["schemas"]["Reference"] | null;
            /** @description When (UTC). */
            created_at: string;
            /** @description What was said with it. */
            note: string;
            /**
             * Format: int64
             * @description Its number, from 1.
             */
            number: number;
            /** @description `asked`, `returned`, `signed`, `rejected` or `recalled`. */
            state: string;
        };
        /** @description A charter as it stands now. */
        CharterView: {
            /** @description Sections that say something else than what was signed last; empty before the first. */
            changed_since_signed: string[];
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Whether the person answers it. */
            may_answer: boolean;
            /** @description Whether the person may change and issue it. */
            may_edit: boolean;
            /**
             * Format: int64
             * @description Number of the version that is being written or decided upon, from 1.
             */
            number: number;
            /** @description Its project. */
            project: components["schemas"]["Reference"];
            /** @description The question of who signs it, while it waits for the answer. */
            question?: string | null;
            /** @description Who does what, line by line; the section of that key shows the same. */
            raci: components["schemas"]["RaciLine"][];
            /** @description What differs there from what was signed last; empty before the first. */
            raci_differences: components["schemas"]["RaciDifference"][];
            /** @description What is not clear there; it is issued when nothing is. */
            raci_findings: string[];
            /** @description What it says now. */
            sections: components["schemas"]["CharterSection"][];
            /** @description `draft`, `asked`, `returned`, `signed` or `rejected`. */
            state: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
            /** @description Versions that were issued, newest first. */
            versions: components["schemas"]["CharterVersionView"][];
        };
        /** @description Something that a gate checks. */
        Checked: {
            /** @enum {string} */
            what: "item";
            /** @description An item of the checklist, by key. */
            which: string;
        } | {
            /** @enum {string} */
            what: "field";
            /** @description A field that has to be filled in, by key. */
            which: string;
        } | {
            /** @enum {string} */
            what: "rule";
            /** @description A rule, by key. */
            which: string;
        } | {
            /** @enum {string} */
            what: "condition";
            /**
             * Format: uuid
             * @description An open condition of an earlier gate.
             */
            which: string;
        };
        /** @description What a key result was at. */
        CheckInView: {
            author?: components["schemas"]["Reference"] | null;
            /** @description When (UTC). */
            created_at: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description What is behind it. */
            note: string;
            /**
             * Format: double
             * @description Where it was.
             */
            value: number;
        };
        /** @description Something that has to be there. */
        ChecklistItem: {
            /** @description What shows that it is there. */
            evidence?: components["schemas"]["Evidence"];
            /** @description Stands for it in evidence, among the items of its stage. */
            key: string;
            /** @description What it is. */
            text: string;
        };
        /** @description One of the fourteen points. */
        CheckView: {
            /** @description Stable code such as `dcma.logic`. */
            code: string;
            /**
             * Format: int64
             * @description How many offend.
             */
            count: number;
            /** @description Name. */
            name: string;
            /**
             * Format: int32
             * @description 1 to 14.
             */
            number: number;
            /** @description The tasks that offend. */
            offenders: string[];
            /** @description Whether the check is passed. */
            pass: boolean;
            /**
             * Format: int64
             * @description Of how many.
             */
            population: number;
            /**
             * Format: double
             * @description What `value` is held against.
             */
            threshold: number;
            /**
             * Format: double
             * @description Percent of the population, or the index for 13 and 14; for 12 the days the finish moved.
             */
            value: number;
        };
        /**
         * @description What an approver answers.
         * @enum {string}
         */
        Choice: "approve" | "reject" | "return";
        /** @description A project that is chosen. */
        ChosenProject: {
            /**
             * Format: int64
             * @description What it costs in all, in minor units.
             */
            cost: number;
            /**
             * Format: double
             * @description How much of it is funded; all of it in answers from before there was a choice.
             */
            funding_percent?: number;
            /** @description Its key. */
            key: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            project_id: string;
            /** @description The month in which it starts, from 0. */
            start: number;
            /**
             * Format: double
             * @description What it is worth.
             */
            value: number;
        };
        /** @description How a condition was met. */
        CloseCondition: {
            /** @description How. */
            note: string;
        };
        /** @description A file that came with a comment. */
        CommentFile: {
            /** @description Where its content is read. */
            content: string;
            /**
             * Format: uuid
             * @description Which one, among the files of what it is about.
             */
            id: string;
            /** @description What its content was found to be, such as `application/pdf`. */
            media_type: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
        };
        /** @description What someone said. */
        CommentView: {
            /** @description Who said it. */
            author: components["schemas"]["Reference"];
            /** @description When it was said (UTC). */
            created_at: string;
            /** @description When it was changed last (UTC). */
            edited_at?: string | null;
            /** @description Files that came with it; they belong to what it is about. */
            files: components["schemas"]["CommentFile"][];
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description The people mentioned, with their names. */
            mentions: components["schemas"]["Reference"][];
            reply_to?: components["schemas"]["QuotedComment"] | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            subject_id: string;
            /** @description What it is about: `project`, `task`, `request`, `gate_review`, `charter` or `scenario`. */
            subject_kind: string;
            /** @description Markdown; a person is mentioned as `@[id]`. */
            text: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description How one project or request differs. */
        CommitChange: {
            after?: components["schemas"]["CommittedItem"] | null;
            before?: components["schemas"]["CommittedItem"] | null;
        };
        /** @description What was decided. */
        CommitContent: {
            /** @description ISO 4217 code of all money. */
            currency: string;
            /** @description Projects and requests. */
            items: components["schemas"]["CommittedItem"][];
            /** @description What everything came to. */
            totals: components["schemas"]["OverlayTotals"];
        };
        /** @description How a commit differs from what was. */
        CommitDiff: {
            /** @description From the commit before; empty for the first one. */
            last: components["schemas"]["CommitChange"][];
            /** @description From the portfolio as it was live at that moment. */
            live: components["schemas"]["CommitChange"][];
        };
        /** @description Where the plan goes. */
        CommitImport: {
            /** @description Short unique key; made from the name when absent. */
            key?: string | null;
            /** @description Name of the project; the file's own when absent. */
            name?: string | null;
            /**
             * Format: uuid
             * @description The portfolio it goes into.
             */
            portfolio_id?: string | null;
            /**
             * Format: uuid
             * @description The program it goes into.
             */
            program_id?: string | null;
            /**
             * Format: uuid
             * @description Replace the plan of this project.
             */
            project_id?: string | null;
            /** @description Start of the project, for task lists without dates. */
            start?: string | null;
        };
        /** @description A decision for a scenario. */
        CommitScenario: {
            /** @description Why. */
            reason: string;
        };
        /** @description A project or request as it was decided. */
        CommittedItem: {
            /**
             * Format: int64
             * @description Minor units in all.
             */
            cost: number;
            /** @description Last day. */
            finish: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description It is to be done. */
            included: boolean;
            /** @description Its key; null when the reader may not see it. */
            key?: string | null;
            /** @description Which kind. */
            kind: components["schemas"]["ScenarioSubject"];
            /** @description Its name; null when the reader may not see it. */
            name?: string | null;
            /** @description First day. */
            start: string;
            /**
             * Format: double
             * @description Points; null without a value.
             */
            value?: number | null;
            /**
             * Format: int64
             * @description Minutes in all.
             */
            work: number;
        };
        /** @description A project or request in each column. */
        ComparedItem: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Its key. */
            key?: string | null;
            /** @description Which kind. */
            kind: components["schemas"]["ScenarioSubject"];
            live?: components["schemas"]["FiguresInBrief"] | null;
            /** @description Its name; null when the reader may not see it. */
            name?: string | null;
            /** @description In each scenario, in their order; null when it is not in, or left out. */
            scenarios: (components["schemas"]["FiguresInBrief"] | null)[];
        };
        /** @description A scenario as a column. */
        ComparedScenario: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description What it is to reach. */
            targets: components["schemas"]["ScenarioTargets"];
            /** @description What everything comes to. */
            totals: components["schemas"]["OverlayTotals"];
            /** @description It has nothing taken from live: its figures are typed, and its answer is what can be compared. */
            typed: boolean;
        };
        /** @description One of the two states. */
        ComparedState: {
            /** @description Last finish. */
            finish?: string | null;
            /** @description What people call it; empty for the plan as it is now. */
            name: string;
            /** @description When it was set (UTC). */
            set_at?: string | null;
            /**
             * Format: int64
             * @description Its slot; null is the plan as it is now.
             */
            slot?: number | null;
            /** @description First start. */
            start?: string | null;
        };
        /** @description A task in one of the states. */
        ComparedTask: {
            /**
             * Format: double
             * @description Working time.
             */
            duration_minutes: number;
            /** @description Finish. */
            finish?: string | null;
            /** @description Start. */
            start?: string | null;
            /**
             * Format: double
             * @description Effort.
             */
            work_minutes: number;
        };
        /** @description The drift of a plan in a few figures; summaries do not count. */
        ComparisonSummary: {
            /**
             * Format: int64
             * @description Tasks that only the later state has.
             */
            added: number;
            /**
             * Format: int64
             * @description Tasks that finish earlier.
             */
            earlier: number;
            /**
             * Format: double
             * @description By how many working days of the project's calendar the last finish moved.
             */
            finish_days?: number | null;
            /**
             * Format: int64
             * @description Tasks that finish later.
             */
            later: number;
            /**
             * Format: double
             * @description Mean of the finish changes, working days.
             */
            mean_days?: number | null;
            /**
             * Format: int64
             * @description Milestones that moved to a later date.
             */
            milestones_later: number;
            /**
             * Format: int64
             * @description Tasks that only the earlier state has.
             */
            missing: number;
            /**
             * Format: int64
             * @description Tasks that finish as before.
             */
            same: number;
            /**
             * Format: double
             * @description Change of all effort.
             */
            work_minutes: number;
            /**
             * Format: double
             * @description By how many working days.
             */
            worst_days?: number | null;
            /** @description The task whose finish moved to the later date by most. */
            worst_task?: string | null;
        };
        /** @description A person's judgements, or those of all together, with what follows from them. */
        ComparisonView: {
            assessor?: components["schemas"]["Reference"] | null;
            /**
             * Format: double
             * @description Up to 0.10 is accepted.
             */
            consistency_ratio: number;
            /** @description Whether it is more than that. */
            inconsistent: boolean;
            /** @description What was said; empty for all together. */
            judgements: components["schemas"]["Judgement"][];
            least_consistent?: components["schemas"]["OddJudgement"] | null;
            /** @description Why it counts although it is inconsistent. */
            override_reason: string;
            /**
             * Format: int64
             * @description Optimistic lock; 0 for all together.
             */
            version: number;
            /** @description Weights in the order of the criteria, in %; they sum to 100. */
            weights_percent: number[];
        };
        /** @description How much of a form is answered. */
        Completeness: {
            /** @description Those of them that are. */
            answered: number;
            /** @description Those that are not, in the order of the form. */
            missing: components["schemas"]["Missing"][];
            /** @description Share in whole percent, rounded down: 100 only when nothing is missing. */
            percent: number;
            /** @description Questions that are shown and must be answered. */
            required: number;
        };
        /** @description A project in its lifecycle. */
        ComplianceLine: {
            /**
             * Format: int64
             * @description What decided gates looked at.
             */
            checked: number;
            /**
             * Format: double
             * @description Share of it; null before the first gate.
             */
            compliance_percent?: number | null;
            /**
             * Format: int64
             * @description What was done otherwise.
             */
            deviations: number;
            /**
             * Format: uuid
             * @description The project.
             */
            id: string;
            /** @description The lifecycle it goes by. */
            lifecycle: components["schemas"]["Reference"];
            /**
             * Format: int64
             * @description How much of that was met.
             */
            met: number;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description The newest revision there is.
             */
            newest_revision: number;
            /**
             * Format: int64
             * @description The revision it goes by.
             */
            revision: number;
            /** @description Since when (UTC). */
            since: string;
            /** @description Name of the stage it is in. */
            stage: string;
            /** @description `active`, `on_hold` or `ended`. */
            state: string;
            /** @description Whether a gate waits for its decision. */
            waits: boolean;
        };
        /** @description When a route is taken. What is left out holds always. */
        Conditions: {
            /**
             * Format: int64
             * @description Below this amount, in minor units.
             */
            amount_below_minor?: number | null;
            /**
             * Format: int64
             * @description From this amount on, in minor units.
             */
            amount_from_minor?: number | null;
            /** @description Currency of the amounts. */
            currency?: string;
            /** @description Of one of these kinds, such as types of requests. */
            kinds?: string[];
            /** @description In one of these programs. */
            programs?: string[];
        };
        /** @description A condition. */
        ConditionView: {
            /** @description Who asked for it. */
            author: components["schemas"]["Reference"];
            /** @description When it was closed (UTC). */
            closed_at?: string | null;
            closed_by?: components["schemas"]["Reference"] | null;
            /** @description By which day. */
            due?: string | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description How it was met. */
            note: string;
            /** @description Open, and the day is past. */
            overdue: boolean;
            owner?: components["schemas"]["Reference"] | null;
            /**
             * Format: uuid
             * @description The review it belongs to.
             */
            review_id: string;
            /** @description What has to be done. */
            text: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description Weeks in a row in which a person is asked for more than they have. */
        ConflictView: {
            /** @description The worst of its weeks. */
            band: components["schemas"]["LoadBand"];
            /** @description The weeks, and what asks for the person in them. */
            cell: components["schemas"]["HeatmapLines"];
            /**
             * Format: int64
             * @description Minutes beyond what they have, week by week.
             */
            over_minutes: number;
            /**
             * Format: double
             * @description The highest load of a week, percent; null when there is a week without any capacity.
             */
            peak_percent?: number | null;
            /** @description What would help, what helps most first. */
            remedies: components["schemas"]["RemedyView"][];
            /** @description Who. */
            resource: components["schemas"]["Reference"];
        };
        /** @description A date rule as sent. */
        ConstraintInput: {
            /** @description Its moment; not for `as_soon_as_possible` and `as_late_as_possible`. */
            date?: string | null;
            /** @description Such as `start_no_earlier_than`. */
            kind: string;
        };
        /** @description A date rule. */
        ConstraintView: {
            /** @description Its moment. */
            date?: string | null;
            /** @description Such as `start_no_earlier_than`. */
            kind: string;
        };
        /** @description The project to make of a request. */
        ConvertRequest: {
            /** @description Short unique key; made from the name when absent. */
            key?: string | null;
            /** @description Its name; the title of the request unless told. */
            name?: string | null;
            /**
             * Format: uuid
             * @description Who answers for it.
             */
            owner_id?: string | null;
            /**
             * Format: uuid
             * @description The portfolio it goes into, when there is no program.
             */
            portfolio_id?: string | null;
            /**
             * Format: uuid
             * @description The program it goes into; that of the request unless told.
             */
            program_id?: string | null;
            /** @description When it starts, such as `2027-03-01T08:00`. */
            start: string;
            /**
             * Format: uuid
             * @description The template whose plan it begins with.
             */
            template_id?: string | null;
        };
        /** @description A copy of a project to make. */
        CopyProject: {
            /** @description Also what has been done so far. */
            actuals?: boolean;
            /** @description Also the baselines. */
            baselines?: boolean;
            /** @description Short unique key; made from the name when absent. */
            key?: string | null;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description The portfolio it goes into, when there is no program.
             */
            portfolio_id?: string | null;
            /**
             * Format: uuid
             * @description The program it goes into; that of the original unless a place is told.
             */
            program_id?: string | null;
            /** @description When it starts; as the original unless told. */
            start?: string | null;
        };
        /**
         * @description Where the cost of a project or request comes from: a figure that was decided goes before one that the
         *     plan comes to.
         * @enum {string}
         */
        CostSource: "case" | "asked" | "plan";
        /** @description How many there are of one word. */
        CountOf: {
            /** @description How many. */
            count: number;
            /** @description The word, such as `active` or `off_track`. */
            word: string;
        };
        /** @description A key just made. */
        CreatedApiToken: components["schemas"]["ApiTokenView"] & {
            /** @description The secret; shown this once. */
            token: string;
        };
        /** @description One thing that counts. */
        Criterion: {
            /** @description Stands for it in assessments; made when left out, and never changes. */
            code?: string;
            /** @description How to measure it. */
            help?: string;
            /**
             * Format: double
             * @description Whoever has less value than this is out.
             */
            knock_out_below_percent?: number | null;
            /** @description What people call it. */
            name: string;
            scale?: components["schemas"]["Scale"] | null;
            /** @description Unit of the measure. */
            unit?: string;
            /**
             * Format: double
             * @description How much it counts; only in weighted models, where they sum to 100.
             */
            weight_percent?: number;
        };
        /** @description A dependency between projects that was made or changed. */
        CrossDependencyChanged: {
            /** @description The dependency as it is now. */
            dependency: components["schemas"]["CrossDependencyView"];
            /** @description What the change did to the dates of the project that waits. */
            effect: components["schemas"]["Effect"];
        };
        /** @description A dependency between projects. */
        CrossDependencyView: {
            /** @description When that was agreed (UTC); a proposal until then. */
            agreed_at?: string | null;
            agreed_by?: components["schemas"]["Reference"] | null;
            /** @description By when the driving task is to be at its end. */
            agreed_date?: string | null;
            /** @description What is wrong with it. */
            conflicts: components["schemas"]["DependencyConflict"][];
            /** @description Whether it decides the date of the driven task. */
            driving: boolean;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `FS`, `SS`, `FF` or `SF`. */
            kind: string;
            /** @description As people write it: `+2d`; empty for none. */
            lag_text: string;
            /** @description Free text. */
            note: string;
            /** @description `propagate` or `warn`. */
            policy: string;
            /** @description The driving task. */
            predecessor: components["schemas"]["CrossEndView"];
            /** @description The driven task. */
            successor: components["schemas"]["CrossEndView"];
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A task at one end of a dependency between projects. */
        CrossEndView: {
            /** @description Whether the caller may change tasks there. */
            editable: boolean;
            /** @description Computed finish. */
            finish: string;
            /** @description Its name. */
            name: string;
            owner?: components["schemas"]["Reference"] | null;
            /** @description Its project. */
            project: components["schemas"]["Reference"];
            /** @description Computed start. */
            start: string;
            /**
             * Format: uuid
             * @description The task.
             */
            task_id: string;
            /** @description Whether the caller may look at the project. */
            visible: boolean;
            /** @description Its WBS code. */
            wbs: string;
        };
        /** @description The money of one currency. */
        CurrencySpend: {
            /**
             * Format: int64
             * @description What serves objectives.
             */
            aligned_minor: number;
            /** @description The currency. */
            currency: string;
            /** @description By objective, in the order of the tree. What they serve directly adds up to `aligned_minor`. */
            objectives: components["schemas"]["ObjectiveSpend"][];
            /**
             * Format: int64
             * @description All of it, in minor units.
             */
            total_minor: number;
            /** @description Where money serves none, the largest first; 200 at most. */
            unaligned: components["schemas"]["SubjectSpend"][];
            /**
             * Format: int64
             * @description What serves none. With `aligned_minor` it is the total, exactly.
             */
            unaligned_minor: number;
            /** @description How many there are. */
            unaligned_subjects: number;
        };
        /** @description One of the values that a choice field offers. */
        CustomChoice: {
            /** @description Stands for it in values; made from the label when left out, and never changes. */
            code?: string;
            /** @description What people read. */
            label: string;
            /** @description Not offered any more; values that have it keep it. */
            retired?: boolean;
        };
        /** @description A custom field. */
        CustomFieldView: {
            /** @description Not shown any more; its values are kept. */
            archived: boolean;
            /** @description What a choice offers, in its order. */
            choices: components["schemas"]["CustomChoice"][];
            /** @description Its name in `custom` of tasks and projects; never changes. */
            code: string;
            /** @description What belongs in it. */
            help: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `text`, `number`, `date`, `flag` or `choice`; never changes. */
            kind: string;
            /** @description What people call it. */
            name: string;
            /** @description Whose field it is: `task` or `project`. */
            noun: string;
            /**
             * Format: int64
             * @description Its place among the fields of its noun, from 1.
             */
            position: number;
            /** @description Unit of a number. */
            unit: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description An entry in the log of an approval. */
        DecisionView: {
            actor?: components["schemas"]["Reference"] | null;
            /** @description When (UTC). */
            at: string;
            instead_of?: components["schemas"]["Reference"] | null;
            /** @description `approved`, `rejected`, `returned`, `answered`, `recalled`, `escalated` or `replaced`. */
            kind: string;
            /** @description Why, the question, or the answer. */
            reason: string;
            seat?: components["schemas"]["Reference"] | null;
            /**
             * Format: int64
             * @description The step, from 0.
             */
            step: number;
        };
        /** @description A person who stands in for another. */
        DelegateView: {
            /** @description Who decides for them. */
            delegate: components["schemas"]["Reference"];
            /** @description First day, such as `2026-12-21`. */
            from: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Why. */
            note: string;
            /** @description Last day. */
            to: string;
            /** @description Who is away. */
            user: components["schemas"]["Reference"];
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A dependency that was made or changed. */
        DependencyChanged: {
            /** @description The dependency as it is now. */
            dependency: components["schemas"]["DependencyView"];
            /** @description What the change did to the dates. */
            effect: components["schemas"]["Effect"];
        };
        /** @description What is wrong with a dependency, and what to do. */
        DependencyConflict: {
            /** @description `not_kept`, `agreed_date_missed` or `not_agreed`. */
            code: string;
            /** @description What is wrong. */
            message: string;
            /** @description What to do about it. */
            remedy: string;
        };
        /** @description A link between two tasks. */
        DependencyView: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `FS`, `SS`, `FF` or `SF`. */
            kind: string;
            /** @description `working`, `elapsed`, `percent` or `elapsed_percent`. */
            lag_kind: string;
            /**
             * Format: double
             * @description Time between the ends; negative is lead.
             */
            lag_minutes: number;
            /**
             * Format: double
             * @description Percent of the predecessor's duration.
             */
            lag_percent: number;
            /**
             * Format: uuid
             * @description The driving task.
             */
            predecessor_id: string;
            /**
             * Format: uuid
             * @description The project both tasks belong to.
             */
            project_id: string;
            /**
             * Format: uuid
             * @description The driven task.
             */
            successor_id: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description Something that was done otherwise. */
        DeviationView: {
            /** @description When (UTC). */
            at: string;
            by?: components["schemas"]["Reference"] | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `lifecycle_changed`, `revision_changed`, `waived`, `passed_unmet` or `locked_field_changed`. */
            kind: string;
            /** @description Why. */
            reason: string;
            /** @description Key of the stage. */
            stage: string;
            /** @description What was done. */
            what: string;
        };
        /** @description Something a person should know about the plan. */
        DiagnosticView: {
            /** @description Stable code such as `schedule.negative_float`. */
            code: string;
            /** @description What happened and what to do. */
            message: string;
            /** @description `info`, `warning` or `error`. */
            severity: string;
            /**
             * Format: uuid
             * @description The task concerned.
             */
            task_id?: string | null;
            /** @description Its name. */
            task_name?: string | null;
        };
        /** @description One reason for one date. */
        DriverStep: {
            calendar?: components["schemas"]["Reference"] | null;
            /** @description The date. */
            date: string;
            /**
             * Format: uuid
             * @description The dependency, where one drives.
             */
            dependency_id?: string | null;
            /**
             * @description `predecessor`, `summary_predecessor`, `other_project`, `constraint`, `calendar`, `resource_calendar`,
             *     `manual`, `actual`, `status_date`, `project_start`, `project_finish`, `late_dates`,
             *     `leveling_delay`, `child`, `external`, `around` or `inactive`.
             */
            driver: string;
            /** @description Which end: `start` or `finish`. */
            end: string;
            resource?: components["schemas"]["Reference"] | null;
            /**
             * Format: uuid
             * @description The task whose date it is.
             */
            task_id: string;
            /** @description Its name. */
            task_name: string;
            /** @description The reason in words. */
            text: string;
            /** @description Its WBS code. */
            wbs: string;
        };
        /** @description A business driver. */
        DriverView: {
            /** @description Not offered any more. */
            archived: boolean;
            /** @description What it means, so that two people judge alike. */
            description: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Name. */
            name: string;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
            /**
             * Format: int64
             * @description What it counts among the drivers.
             */
            weight: number;
        };
        /** @description Cells to write. */
        EditAllocationCells: {
            /** @description The cells; of one project, so that either all or none may be seen. */
            cells: components["schemas"]["AllocationCell"][];
            /** @description How long the periods are. */
            grain?: components["schemas"]["PeriodGrain"];
            /** @description What amounts without a unit of their own are. */
            unit?: components["schemas"]["TimeUnit"];
        };
        /** @description What an edit did. */
        EditAnswer: {
            /** @description The calendars behind the rows are others than before: load the chart anew. */
            calendars_changed: boolean;
            dependencies?: components["schemas"]["GanttDependencies"] | null;
            /** @description The link that drives each of these rows, if one does; others into it do not. */
            driven_by: (string | null)[];
            /**
             * Format: uuid
             * @description Under which it can be taken back; null for a preview, or when nothing changed.
             */
            edit_id?: string | null;
            /** @description What it did to the dates. */
            effect: components["schemas"]["Effect"];
            /** @description All rows in outline order, when rows came, went or moved. */
            order?: string[] | null;
            /** @description Summary of each of the rows of `tasks`. */
            parent_id: (string | null)[];
            /** @description Split tasks among the rows above. */
            pieces: components["schemas"]["GanttPieces"][];
            /**
             * Format: int64
             * @description Version of the plan that the rows below are of.
             */
            plan_version: number;
            redo?: components["schemas"]["Step"] | null;
            /** @description Rows that are gone. */
            removed: string[];
            /**
             * @description Every other row with more or less room around it than before: a plan that finishes later
             *     gives room to all of its tasks, and to send them whole would be to send the plan anew.
             */
            room: components["schemas"]["GanttRoom"];
            /** @description What could not be done. */
            skipped: components["schemas"]["Skipped"][];
            /** @description Status date of the project. */
            status_date?: string | null;
            /** @description Every row that differs from before, in outline order, with all columns. */
            tasks: components["schemas"]["GanttTasks"];
            /** @description What was done, in words. */
            title: string;
            undo?: components["schemas"]["Step"] | null;
        };
        /** @description Fields of a task that an edit sets; absent ones stay as they are. */
        EditFields: components["schemas"]["TaskValues"] & {
            /**
             * @description As if typed into the finish: an automatic task may not finish earlier (from the finish:
             *     later), a manual task finishes then. Null takes the date rule away.
             */
            finish?: string | null;
            /** @description Name. */
            name?: string | null;
            /** @description Everyone on the task, such as `Designer[50%];Welder`. */
            people?: string | null;
            /** @description All predecessors by row number or WBS code, such as `12FS+3d;7SS`. */
            predecessors?: string | null;
            /**
             * @description As if the bar was moved there: an automatic task may not start earlier (in a project
             *     scheduled from its finish: later), a manual task starts then, a started task was started
             *     then. Null takes the date rule away.
             */
            start?: string | null;
            /**
             * @description As if the right edge of the bar was dragged there: the start stays, and the duration becomes
             *     the working time until then. A manual or finished task finishes then.
             */
            until?: string | null;
        };
        /** @description What a person can take back and bring again. */
        EditState: {
            /**
             * Format: int64
             * @description Version of the plan.
             */
            plan_version: number;
            redo?: components["schemas"]["Step"] | null;
            undo?: components["schemas"]["Step"] | null;
        };
        /** @description An edit in the history. */
        EditView: {
            actor?: components["schemas"]["Reference"] | null;
            /** @description When (UTC). */
            at: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Why, where someone said so. */
            reason?: string | null;
            /**
             * Format: uuid
             * @description The edit that took this one back.
             */
            reverted_by?: string | null;
            /**
             * Format: uuid
             * @description The edit this one took back.
             */
            reverts_id?: string | null;
            /**
             * Format: int64
             * @description How many tasks it touched.
             */
            task_count: number;
            /** @description What was done, in words. */
            title: string;
            /** @description `edited`, `undone` or `redone`. */
            verb: string;
        };
        /** @description What a change did to the dates. */
        Effect: {
            /**
             * Format: int64
             * @description How many constraints, deadlines and manual dates do not hold any more that held before.
             */
            broken_constraints: number;
            /**
             * Format: double
             * @description By how much the finish moved, clock time; negative is earlier.
             */
            finish_change_minutes: number;
            /**
             * Format: int64
             * @description How many tasks start or finish at another time now; summaries do not count.
             */
            moved_tasks: number;
            /** @description What the engine found remarkable that it did not find before; at most 50. */
            new_diagnostics: components["schemas"]["DiagnosticView"][];
            /** @description Finish of the project now. */
            project_finish_after: string;
            /** @description Finish of the project before. */
            project_finish_before: string;
        };
        /** @description A change that leaves nothing to show but its effect. */
        EffectOnly: {
            /** @description What the change did to the dates. */
            effect: components["schemas"]["Effect"];
        };
        /**
         * @description What shows that an item is there.
         * @enum {string}
         */
        Evidence: "none" | "note" | "link";
        /** @description What was shown for an item of the checklist. */
        EvidenceView: {
            /** @description When (UTC). */
            at: string;
            by?: components["schemas"]["Reference"] | null;
            /** @description Ticked. */
            done: boolean;
            /** @description Key of the item. */
            item: string;
            /** @description Where it is. */
            link: string;
            /** @description What was written to it. */
            note: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description The strategic baseline in force. */
        ExecutiveCommit: {
            /** @description When (UTC). */
            at: string;
            /**
             * Format: int64
             * @description Minor units in all.
             */
            cost_minor: number;
            /** @description Currency of its money. */
            currency: string;
            /** @description Projects and requests that are to be done. */
            included: number;
            /** @description Those that are not. */
            left_out: number;
            /** @description Running projects that it does not say are to be done. */
            not_committed: number;
            /**
             * Format: int64
             * @description Its number in the portfolio.
             */
            number: number;
            /** @description Why. */
            reason: string;
            /** @description The scenario it was. */
            scenario: components["schemas"]["Reference"];
            /**
             * Format: double
             * @description Points in all.
             */
            value: number;
        };
        /** @description A gate. */
        ExecutiveGate: {
            /** @description Since when it waits, or when it was decided (UTC). */
            at: string;
            /** @description Name of the gate. */
            gate: string;
            /**
             * Format: uuid
             * @description The review.
             */
            id: string;
            /** @description What was decided; null while it waits. */
            outcome?: string | null;
            /** @description The project. */
            project: components["schemas"]["Reference"];
            /** @description What is proposed. */
            proposed: string;
            /** @description Why. */
            reason: string;
            /** @description Name of the stage it ends. */
            stage: string;
        };
        /** @description Money of running projects in one currency. */
        ExecutiveMoney: {
            /**
             * Format: int64
             * @description What they cost, in minor units: business cases, else what was asked for, else their plans.
             */
            cost_minor: number;
            /** @description The currency. */
            currency: string;
            /** @description Projects for which something is approved. */
            funded: number;
            /**
             * Format: int64
             * @description What is approved for them, in minor units; 0 also when nobody has said.
             */
            funding_minor: number;
            /**
             * Format: int64
             * @description Net present value of the recommended options of business cases.
             */
            npv_minor: number;
            /**
             * Format: int64
             * @description What the plans come to: work at the rates of who does it, and fixed costs.
             */
            planned_minor: number;
            /**
             * Format: int64
             * @description Of that what is done already.
             */
            spent_minor: number;
            /** @description Projects of this currency whose cost is known. */
            with_cost: number;
        };
        /** @description A risk that a business case names. */
        ExecutiveRisk: {
            /** @description Which kind of subject. */
            kind: components["schemas"]["ScenarioSubject"];
            /** @description What is done about it. */
            response: string;
            /** @description What may go wrong. */
            risk: string;
            /** @description Of which project or request. */
            subject: components["schemas"]["Reference"];
        };
        /** @description A portfolio on one page. */
        ExecutiveView: {
            /** @description Which money serves objectives, by currency; null when the caller may not see the strategy. */
            alignment?: components["schemas"]["CurrencySpend"][] | null;
            /** @description When it was looked at (UTC). */
            at: string;
            /** @description Running projects by health, worst first. */
            by_health: components["schemas"]["CountOf"][];
            /** @description Running projects by stage. */
            by_stage: components["schemas"]["CountOf"][];
            /** @description Pending requests by state. */
            by_state: components["schemas"]["CountOf"][];
            commit?: components["schemas"]["ExecutiveCommit"] | null;
            /** @description Gates decided in the last 180 days, newest first; 8 at most. */
            decisions: components["schemas"]["ExecutiveGate"][];
            /** @description Gates that wait for their decision, oldest first; 8 at most. */
            gates: components["schemas"]["ExecutiveGate"][];
            /**
             * Format: double
             * @description Mean score of those that have one, in points.
             */
            mean_score?: number | null;
            /** @description Money of running projects by currency; null when the caller may not see rates there. */
            money?: components["schemas"]["ExecutiveMoney"][] | null;
            /** @description Projects that finish after their baseline, latest finish first; 8 at most. */
            off_track: components["schemas"]["Reference"][];
            portfolio?: components["schemas"]["Reference"] | null;
            /** @description Running projects. */
            projects: number;
            /** @description What the pending requests ask for, by currency. */
            requested: components["schemas"]["MoneyIn"][];
            /** @description Pending requests. */
            requests: number;
            /** @description Risks that business cases name, of what costs most first; 8 at most. */
            risks: components["schemas"]["ExecutiveRisk"][];
            /** @description How many have a score. */
            scored: number;
        };
        /** @description What a file would not carry. */
        ExportReport: {
            /** @description What is left out. */
            losses: components["schemas"]["LossView"][];
        };
        /** @description A subject's figures without its months. */
        FiguresInBrief: {
            /**
             * Format: int64
             * @description Minor units in all, also outside the months looked at.
             */
            cost: number;
            /** @description Last day. */
            finish: string;
            /** @description First day. */
            start: string;
            /**
             * Format: double
             * @description Points; null without a value.
             */
            value?: number | null;
            /**
             * Format: int64
             * @description Minutes in all.
             */
            work: number;
        };
        /** @description What was found about one thing that a gate checks. */
        Finding: {
            /** @description What was checked. */
            checked: components["schemas"]["Checked"];
            /** @description As people read it. */
            label: string;
            /** @description Of an item: where it is. */
            link?: string;
            /** @description Of an item: what was written to it. */
            note?: string;
            /** @description How it stands. */
            state: components["schemas"]["FindingState"];
            /** @description Of a rule: each part and what it came to, inner ones first. */
            steps?: components["schemas"]["RuleStep"][];
            /** @description Why it was waived. */
            waiver?: string;
            /** @description What is missing and what to do; empty when it is met. */
            why: string;
        };
        /**
         * @description How a thing that a gate checks stands.
         * @enum {string}
         */
        FindingState: "met" | "missing" | "waived";
        /** @description A request as somebody follows it who is not signed in. */
        FollowedAsk: {
            /**
             * Format: int64
             * @description Whole days it has been in this state.
             */
            days_in_state: number;
            /** @description Who asked. */
            name: string;
            /**
             * Format: int64
             * @description Number of the request.
             */
            number: number;
            /** @description Whose it is to decide. */
            organisation: string;
            /** @description The question that waits for an answer; empty when none does. */
            question: string;
            /**
             * @description `submitted`, `triage`, `assessment`, `decision`, `returned`, `approved`, `deferred`, `rejected`,
             *     `merged` or `converted`.
             */
            state: string;
            /** @description Since when it is in this state (UTC). */
            state_since: string;
            /** @description When it was submitted (UTC). */
            submitted_at?: string | null;
            /** @description Title. */
            title: string;
            /** @description What was asked for. */
            type: string;
        };
        /** @description A form. */
        Form: {
            /** @description Its sections, in order. */
            sections: components["schemas"]["Section"][];
        };
        /** @description One of the answers a choice offers. */
        FormChoice: {
            /** @description Stands for it in answers; made from the label when empty. */
            code?: string;
            /** @description What people read. */
            label: string;
        };
        /** @description A hit. */
        Found: {
            /** @description Where it is. */
            context: string;
            /** @description Its page. */
            href: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `project`, `task`, `request`, `person`, `portfolio` or `program`. */
            kind: string;
            /** @description What people call it. */
            title: string;
        };
        /** @description A case to freeze. */
        FreezeCase: {
            /** @description Why. */
            reason?: string;
        };
        /** @description The best selection at one share of the budgets. */
        FrontierPoint: {
            /**
             * Format: double
             * @description Nothing is worth more than this.
             */
            bound: number;
            /**
             * Format: int64
             * @description Money there is, in minor units.
             */
            budget: number;
            /**
             * Format: double
             * @description Share of every budget.
             */
            budget_percent: number;
            /**
             * Format: int64
             * @description Money it takes, in minor units.
             */
            cost: number;
            /** @description Proven best. */
            proven: boolean;
            /** @description What is chosen. */
            selected: components["schemas"]["ChosenProject"][];
            /**
             * Format: double
             * @description What it is worth.
             */
            value: number;
        };
        /**
         * @description What the Gantt chart shows: columns, one entry per task in outline order. Moments are whole
         *     minutes since 1970-01-01T00:00 civil time.
         */
        Gantt: {
            /** @description Calendars for shading; the first is the project's. */
            calendars: components["schemas"]["GanttCalendar"][];
            /** @description Columns of dependencies. */
            dependencies: components["schemas"]["GanttDependencies"];
            /** @description Links from and to tasks of other projects. */
            external_links: components["schemas"]["GanttExternalLinks"];
            /** @description Split tasks. */
            pieces: components["schemas"]["GanttPieces"][];
            /** @description The project. */
            project: components["schemas"]["GanttProject"];
            /** @description Columns of tasks. */
            tasks: components["schemas"]["GanttTasks"];
        };
        /** @description A calendar for shading. */
        GanttCalendar: {
            /**
             * @description Inclusive ranges of days without work that usually have some, within the project's span
             *     and a year around it.
             */
            days_off: string[][];
            /** @description Days with other working hours than usual. */
            days_on: components["schemas"]["GanttDay"][];
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Name. */
            name: string;
            /** @description Per weekday, Monday first: stretches of work as minutes since midnight. */
            week: number[][][];
        };
        /** @description A day with other working hours than usual. */
        GanttDay: {
            /** @description Which day. */
            date: string;
            /** @description Stretches of work as minutes since midnight. */
            shifts: number[][];
        };
        /** @description Columns of dependencies. */
        GanttDependencies: {
            /** @description Whether it decides the date of its successor. */
            driving: boolean[];
            id: string[];
            kind: string[];
            /** @description `+2d`; empty for none. */
            lag: string[];
            /** @description Row index of the predecessor. */
            predecessor: number[];
            /** @description Row index of the successor. */
            successor: number[];
        };
        /** @description Columns of links from and to tasks of other projects. */
        GanttExternalLinks: {
            /** @description When the other task starts or finishes, whichever end is linked. */
            date: number[];
            id: string[];
            /** @description Whether the task of this plan waits for the other one, or the other way round. */
            incoming: boolean[];
            /** @description Whether the link is kept. */
            kept: boolean[];
            kind: string[];
            /** @description `+2d`; empty for none. */
            lag: string[];
            /** @description Name of the task at the other end. */
            name: string[];
            /** @description Name of its project. */
            project: string[];
            /** @description The task of this plan. */
            task_id: string[];
        };
        /** @description The stretches in which a split task is worked on. */
        GanttPieces: {
            /** @description From and to, whole minutes since 1970. */
            spans: number[][];
            /**
             * Format: uuid
             * @description The task.
             */
            task_id: string;
        };
        /** @description The project of a Gantt chart. */
        GanttProject: {
            /**
             * Format: uuid
             * @description The project calendar.
             */
            calendar_id: string;
            /** @description Computed finish. */
            finish: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /**
             * Format: double
             * @description Working time that one day stands for.
             */
            minutes_per_day: number;
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description Counts up with every change of the plan.
             */
            plan_version: number;
            /** @description Computed start. */
            start: string;
            /** @description Status date. */
            status_date?: string | null;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /**
         * @description Columns of rows that stayed where they are, while the room around them changed. Moments are whole
         *     minutes since 1970, floats are minutes.
         */
        GanttRoom: {
            /** @description As in the columns of tasks. */
            flags: number[];
            /** @description How far it may slip before another task does. */
            free_float: number[];
            /** @description Latest finish that keeps it. */
            late_finish: number[];
            /** @description Latest start that keeps the project's finish. */
            late_start: number[];
            /** @description Row index in the plan as it is after the edit. */
            row: number[];
            /** @description How far the row may slip before the project's finish does. */
            total_float: number[];
        };
        /** @description Columns of tasks. */
        GanttTasks: {
            baseline_finish: (number | null)[];
            baseline_start: (number | null)[];
            /** @description Index into `calendars`, or -1 for the project's. */
            calendar: number[];
            deadline: (number | null)[];
            duration: number[];
            finish: number[];
            /**
             * @description 1 summary, 2 milestone, 4 critical, 8 manual, 16 inactive, 32 notes, 64 late, 128 deadline
             *     missed, 256 in progress, 512 done, 1024 negative float, 2048 estimated, 4096 external,
             *     8192 recurring, 16384 planning package without tasks below it.
             */
            flags: number[];
            free_float: number[];
            id: string[];
            late_finish: number[];
            late_start: number[];
            more?: components["schemas"]["MoreColumns"] | null;
            name: string[];
            /** @description Row index of the summary, or -1. */
            parent: number[];
            /** @description As people write them: `Designer[50%]; Welder`. */
            people: string[];
            percent: number[];
            row_number: number[];
            start: number[];
            total_float: number[];
            version: number[];
            wbs: string[];
        };
        /** @description What has to be met, and who decides, before a stage ends. */
        Gate: {
            /** @description What has to be there. */
            checklist?: components["schemas"]["ChecklistItem"][];
            /** @description Name. */
            name: string;
            /**
             * Format: uuid
             * @description Route of approval; the first one that fits when absent.
             */
            route_id?: string | null;
            /** @description What has to hold. */
            rules?: components["schemas"]["GateRule"][];
            /** @description Key of the stage that follows; the next one when absent. */
            to?: string | null;
        };
        /**
         * @description What a gate decided.
         * @enum {string}
         */
        GateOutcome: "go" | "conditional_go" | "hold" | "recycle" | "kill";
        /** @description A gate that was asked for. */
        GateReviewView: components["schemas"]["ReviewLine"] & {
            /** @description Conditions that were added. */
            conditions: components["schemas"]["ConditionView"][];
            /** @description What was checked, as it stood when the gate was asked for. */
            findings: components["schemas"]["Finding"][];
            /** @description The lifecycle it goes by. */
            lifecycle: components["schemas"]["Reference"];
            /** @description Whether the reader may add conditions. */
            may_add_conditions: boolean;
            /** @description Whether the reader answers the question of an approver. */
            may_answer: boolean;
            /** @description Whether the reader may see the thing itself. */
            may_see_subject: boolean;
            /** @description What who asked said. */
            note: string;
            /**
             * Format: int64
             * @description The revision it went by.
             */
            revision: number;
            /** @description The thing. */
            subject: components["schemas"]["Reference"];
            /** @description Kind of the thing, such as `project`. */
            subject_kind: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A rule, and what to do when it does not hold. */
        GateRule: {
            /** @description Stands for it in waivers and findings, among the rules of its stage. */
            key: string;
            /** @description What to do when it does not hold. */
            says?: string;
            /** @description In the language of rules, such as `budget <= 50000`. */
            text: string;
        };
        /** @description A role held at a place. */
        GrantView: {
            /** @description The role. */
            role: components["schemas"]["RoleReference"];
            /** @description The place. */
            scope: components["schemas"]["ScopeView"];
        };
        /** @description Somebody who filed a request by link. */
        Guest: {
            /** @description Where they say they are reached. */
            email: string;
            /** @description What they say they are called. */
            name: string;
        };
        /**
         * @description How it goes, from its plan alone until somebody reports.
         * @enum {string}
         */
        Health: "on_track" | "at_risk" | "off_track" | "not_set";
        /** @description What a project asks for. */
        HeatmapLine: {
            /** @description Its allocations; empty for a project that the reader may not see. */
            allocations: components["schemas"]["AllocationShare"][];
            /**
             * Format: int64
             * @description Promised to it.
             */
            committed_minutes: number;
            /**
             * Format: int64
             * @description What counts: the higher of promised and asked by tasks.
             */
            firm_minutes: number;
            project?: components["schemas"]["Reference"] | null;
            /**
             * Format: int64
             * @description Proposed to it.
             */
            proposed_minutes: number;
            /**
             * Format: int64
             * @description Asked by its tasks.
             */
            task_minutes: number;
            /** @description Its tasks, at most 20, those with most work first. */
            tasks: components["schemas"]["TaskShare"][];
        };
        /** @description A cell with its lines. */
        HeatmapLines: {
            /** @description What that means. */
            band: components["schemas"]["LoadBand"];
            /**
             * Format: int64
             * @description What there is, in minutes.
             */
            capacity_minutes: number;
            /**
             * Format: int64
             * @description What is certain.
             */
            firm_minutes: number;
            /** @description First day. */
            from: string;
            /** @description By project, those that ask most first. */
            lines: components["schemas"]["HeatmapLine"][];
            /**
             * Format: double
             * @description Certain over what there is, percent; null without capacity.
             */
            percent?: number | null;
            /**
             * Format: int64
             * @description What is proposed.
             */
            proposed_minutes: number;
            /** @description Last day. */
            to: string;
        };
        /** @description A row: minutes by period. */
        HeatmapRow: {
            /** @description What demand over capacity means; demand is `firm`, with `proposed` when that was asked for. */
            bands: components["schemas"]["LoadBand"][];
            /** @description What there is: working time of the calendar × part of full time − leave. */
            capacity: number[];
            /** @description Promised to projects or asked by their tasks: the higher of both, project by project. */
            firm: number[];
            /**
             * Format: uuid
             * @description Which person, team or role; null for those in none.
             */
            id?: string | null;
            /** @description Its name; empty for those in none. */
            name: string;
            /** @description What of `firm` nobody is named for; of roles only. */
            open: number[];
            /** @description How many people stand behind it. */
            people: number;
            /** @description Proposed to projects. */
            proposed: number[];
        };
        /** @description A heatmap, by rows. */
        HeatmapView: {
            /** @description The periods. */
            periods: components["schemas"]["PeriodView"][];
            /** @description Where bands begin. */
            policy: components["schemas"]["CapacityPolicyView"];
            /** @description Rows by name. */
            rows: components["schemas"]["HeatmapRow"][];
            /** @description How many rows there are in all. */
            total: number;
        };
        /** @description People to be hired, or, below zero, to leave. */
        Hire: {
            /**
             * Format: int64
             * @description Minor units per month for all of them; what is saved when they leave is below zero.
             */
            cost_per_month?: number;
            /** @description First month, from 0. */
            from?: number;
            /**
             * Format: double
             * @description Full-time people.
             */
            people: number;
            /** @description The role. */
            role: string;
        };
        /** @description What a task list looks like. */
        ImportColumns: {
            /** @description Headings in order. */
            headings: string[];
            /** @description Meanings a column can have. */
            meanings: string[];
            /**
             * Format: int64
             * @description How many rows there are.
             */
            rows: number;
            /** @description The first rows. */
            samples: string[][];
        };
        /** @description What will be created. */
        ImportCounts: {
            /**
             * Format: int64
             * @description Assignments.
             */
            assignments: number;
            /**
             * Format: int64
             * @description Calendars.
             */
            calendars: number;
            /**
             * Format: int64
             * @description Dependencies.
             */
            dependencies: number;
            /**
             * Format: int64
             * @description Resources named by the file.
             */
            resources: number;
            /**
             * Format: int64
             * @description Tasks.
             */
            tasks: number;
        };
        /** @description A finding in a file or its plan. */
        ImportFinding: {
            /** @description Stable code. */
            code: string;
            /** @description Element or column. */
            element: string;
            /**
             * Format: int64
             * @description Line in the file.
             */
            line?: number | null;
            /** @description What happened and what to do. */
            message: string;
            /** @description `info`, `warning` or `error`. */
            severity: string;
        };
        /** @description A file to bring in. */
        ImportForm: {
            /**
             * Format: binary
             * @description The plan file: Microsoft Project XML or a CSV task list.
             */
            file: string;
            /** @description JSON object from column meaning to heading, for CSV. */
            mapping?: string | null;
            /**
             * Format: uuid
             * @description The portfolio it goes into.
             */
            portfolio_id?: string | null;
            /**
             * Format: uuid
             * @description The program it goes into.
             */
            program_id?: string | null;
            /**
             * Format: uuid
             * @description Replace the plan of this project.
             */
            project_id?: string | null;
        };
        /** @description How far it is. */
        ImportProgress: {
            /**
             * Format: int64
             * @description Steps done.
             */
            done: number;
            /** @description What is going on. */
            step: string;
            /**
             * Format: int64
             * @description Steps in all.
             */
            total: number;
        };
        /** @description A project as it will be. */
        ImportProject: {
            /** @description Computed finish. */
            finish: string;
            /** @description Name. */
            name: string;
            /** @description Computed start. */
            start: string;
        };
        /** @description What an import will do. */
        ImportReport: {
            /** @description How many findings of each severity. */
            counts: components["schemas"]["SeverityCounts"];
            /** @description What will be created. */
            creates: components["schemas"]["ImportCounts"];
            /** @description What looks remarkable in the plan. */
            diagnostics: components["schemas"]["ImportFinding"][];
            /** @description What is kept word for word for the way back. */
            kept: components["schemas"]["KeptView"][];
            /** @description What was left out or read differently. */
            losses: components["schemas"]["ImportFinding"][];
            /** @description The project as it will be. */
            project: components["schemas"]["ImportProject"];
            /** @description How far the dates computed here agree with those the file stores; empty when it stores none. */
            stored_dates?: components["schemas"]["StoredAgreement"][];
        };
        /** @description A file on its way into a plan. */
        ImportView: {
            columns?: components["schemas"]["ImportColumns"] | null;
            /** @description Since when (UTC). */
            created_at: string;
            /** @description Name of the file. */
            file_name: string;
            /** @description `mspdi` or `csv`. */
            format: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            mapping?: components["schemas"]["BTreeMap"] | null;
            /** @description How far it is. */
            progress: components["schemas"]["ImportProgress"];
            /**
             * Format: uuid
             * @description The project it became.
             */
            project_id?: string | null;
            report?: components["schemas"]["ImportReport"] | null;
            /** @description `reading`, `ready`, `needs_mapping`, `refused`, `committing`, `done` or `failed`. */
            state: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description One page of the inbox; what is no decision stands on the first. */
        Inbox: {
            /** @description What waits, longest first. */
            items: components["schemas"]["InboxItem"][];
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many the whole list has.
             */
            total: number;
        };
        /** @description How much waits. */
        InboxCount: {
            /**
             * Format: int64
             * @description At most 100; who has more has 100 or more.
             */
            waiting: number;
        };
        /** @description Something that waits for the reader. */
        InboxItem: {
            /**
             * Format: int64
             * @description What it is about, in minor units.
             */
            amount_minor?: number | null;
            asked_by?: components["schemas"]["Reference"] | null;
            /** @description Currency of the amount. */
            currency: string;
            /** @description Whether it came to the reader because others took too long. */
            escalated: boolean;
            /** @description When it goes to others (UTC). */
            escalates_at?: string | null;
            /** @description Its page. */
            href: string;
            /**
             * Format: uuid
             * @description The approval, or what came back.
             */
            id: string;
            /** @description `approval`: a decision; `returned`: a question; `assess`: an assessment to write. */
            kind: string;
            /** @description What they say: a note, or the question. */
            note: string;
            /**
             * Format: uuid
             * @description For whom the decision counts.
             */
            seat_id: string;
            /** @description Since when it waits (UTC). */
            since: string;
            stands_in_for?: components["schemas"]["Reference"] | null;
            /**
             * Format: int64
             * @description The step to decide, from 0.
             */
            step: number;
            /** @description Name of the step to decide. */
            step_name: string;
            /**
             * Format: uuid
             * @description What it is about.
             */
            subject_id: string;
            /** @description Kind of what it is about, such as `request`. */
            subject_kind: string;
            /** @description What people call it. */
            title: string;
        };
        /** @description A charter to issue for signing. */
        IssueCharter: {
            /** @description What is said with it. */
            note?: string;
        };
        /** @description A subject that a job could not deal with. */
        JobFailure: {
            /** @description The project, which is as it was before. */
            project: components["schemas"]["Reference"];
            /** @description Why, and what to do. */
            text: string;
        };
        /** @description What people do. */
        JobRoleView: {
            /** @description Not offered any more. */
            archived: boolean;
            /** @description What someone in it does. */
            description: string;
            /** @description Its key in another system. */
            external_key?: string | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Name. */
            name: string;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description Work that goes on after the request that asked for it. */
        JobView: {
            /**
             * Format: int64
             * @description Steps done.
             */
            done: number;
            /**
             * Format: int64
             * @description Steps that failed for good.
             */
            failed: number;
            /** @description What failed, as far as the reader may see the projects; at most 100. */
            failures: components["schemas"]["JobFailure"][];
            /** @description When the last step ended (UTC); null while steps are left. */
            finished_at?: string | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `recompute_plan`: plans are computed anew. */
            kind: string;
            /** @description When (UTC). */
            requested_at: string;
            requested_by?: components["schemas"]["Reference"] | null;
            /** @description What made it necessary. */
            title: string;
            /**
             * Format: int64
             * @description Steps in all.
             */
            total: number;
        };
        /** @description How two criteria compare. */
        Judgement: {
            /** @description Code of the one criterion. */
            criterion: string;
            /** @description Code of the other. */
            over: string;
            /**
             * Format: int64
             * @description How many times as much the first counts: 1 the same, 3 moderately, 5 strongly, 7 very strongly, 9
             *     extremely more; −3 to −9 where the other counts that much more.
             */
            strength: number;
        };
        /** @description Something kept word for word. */
        KeptView: {
            /**
             * Format: int64
             * @description How often it occurs.
             */
            count: number;
            /** @description Element name. */
            name: string;
        };
        /** @description A key result with how far it is. */
        KeyResultView: {
            /** @description When somebody last said where it is (UTC). */
            checked_at?: string | null;
            /**
             * Format: double
             * @description Where it is.
             */
            current: number;
            /** @description `increase` or `decrease`. */
            direction: string;
            /** @description Day by which it is to be reached. */
            due?: string | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description What is measured. */
            name: string;
            /**
             * Format: uuid
             * @description The objective it is of.
             */
            objective_id: string;
            owner?: components["schemas"]["Reference"] | null;
            /**
             * Format: double
             * @description `(current − start) ÷ (target − start)`, between 0 and 100.
             */
            progress_percent: number;
            /**
             * Format: double
             * @description Where it began.
             */
            start: number;
            /**
             * Format: double
             * @description Where it is to come.
             */
            target: number;
            /** @description Unit of the measure, such as `%` or `days`. */
            unit: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
            /**
             * Format: int64
             * @description What it counts beside the other key results and the objectives below; 0 does not count.
             */
            weight: number;
        };
        /** @description Days on which a resource does not work. */
        LeaveView: {
            /** @description First day. */
            from: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `holiday`, `sick`, `training` or `other`. */
            kind: string;
            /** @description Free text. */
            note: string;
            /** @description What that person is called. */
            person: string;
            /** @description Why it was rejected, or what was said with the decision. */
            reason: string;
            /**
             * Format: uuid
             * @description Whose.
             */
            resource_id: string;
            /**
             * @description `asked`, `returned` with a question, `approved`, `rejected` or `cancelled`. Only what is
             *     approved counts in plans.
             */
            state: string;
            /** @description Last day. */
            to: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /**
         * @description What becomes of a project that the scenario leaves out.
         * @enum {string}
         */
        Leaving: "cancelled" | "on_hold";
        /** @description A project that levelling leaves as it is. */
        LeftAlone: {
            /**
             * @description `level.not_yours`: its plan is edited by others; `level.closed`: it is done, cancelled or on hold;
             *     `level.from_finish`: it is scheduled from its finish; `level.template`: it is no project.
             */
            code: string;
            /** @description Which one. */
            project: components["schemas"]["Reference"];
        };
        /** @description A project that is left out. */
        LeftOutProject: {
            /** @description The limit or rule that keeps it out, in words. */
            blocker: string;
            /**
             * Format: double
             * @description How the value would change with that.
             */
            change?: number | null;
            /** @description Keys of the projects that would have to leave for it. */
            instead_of: string[];
            /** @description Its key. */
            key: string;
            /** @description The month in which the limit is too small, from 0. */
            month?: number | null;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            project_id: string;
            /**
             * Format: int64
             * @description By how much the limit is too small: minor units or minutes.
             */
            short?: number | null;
            /** @description `excluded`, `no_value`, `limit`, `rule` or `open` (the search has not ended). */
            why: string;
        };
        /** @description Someone the route names who does not decide. */
        LeftOutView: {
            /** @description Who. */
            person: components["schemas"]["Reference"];
            /** @description `inactive`: cannot sign in; `own`: it is their own. */
            why: string;
        };
        /** @description The most that is asked of a person at a time. */
        LevelledPerson: {
            /**
             * Format: double
             * @description Percent that they have.
             */
            max_units: number;
            /**
             * Format: double
             * @description Percent when levelled.
             */
            peak_after: number;
            /**
             * Format: double
             * @description Percent without any levelling.
             */
            peak_before: number;
            /** @description Who. */
            resource: components["schemas"]["Reference"];
        };
        /** @description One of the projects that are levelled together. */
        LevelledProject: {
            /** @description Its finish when levelled. */
            finish_after: string;
            /** @description Its finish now. */
            finish_before: string;
            /** @description Its finish if nobody had to wait. */
            finish_unlevelled: string;
            /** @description Its key. */
            key: string;
            /** @description Tasks whose dates or delays change, in order of their new start. */
            moved: components["schemas"]["LevelledTask"][];
            /**
             * Format: int64
             * @description Its plan as the preview has seen it.
             */
            plan_version: number;
            /**
             * Format: int64
             * @description 0 to 1000; higher goes first, 1000 is never moved.
             */
            priority: number;
            /** @description Which one. */
            project: components["schemas"]["Reference"];
        };
        /** @description A task that levelling moves. */
        LevelledTask: {
            /** @description The tasks that use them until then, the last to finish first; at most three. */
            after: components["schemas"]["BusyWith"][];
            /**
             * @description `resource`: waits for someone; `predecessors`: what comes before it moves; `choice`: stands so in
             *     the best plan found; `no_longer`: an earlier delay is not needed.
             */
            because: string;
            /**
             * Format: double
             * @description Its levelling delay now, elapsed minutes.
             */
            delay_before_minutes: number;
            /**
             * Format: double
             * @description Its levelling delay when levelled, elapsed minutes.
             */
            delay_minutes: number;
            /** @description Its finish when levelled. */
            finish: string;
            /** @description Its finish now. */
            finish_before: string;
            resource?: components["schemas"]["Reference"] | null;
            /**
             * Format: int64
             * @description Its row in the plan, from 1.
             */
            row: number;
            /** @description Its start when levelled. */
            start: string;
            /** @description Its start now. */
            start_before: string;
            /** @description Which one. */
            task: components["schemas"]["Reference"];
        };
        /** @description A plan in which nobody is asked for more than they have, as far as that is possible. */
        Levelling: {
            /** @description No plan that keeps every rule finishes before this. */
            earliest_finish: string;
            /** @description Finish of the levelled plan. */
            finish_after: string;
            /** @description Finish of the plan as it is. */
            finish_before: string;
            /** @description Tasks whose dates or delays change, in order of their new start. */
            moved: components["schemas"]["LevelledTask"][];
            /** @description People who are asked for too much by the plan as it would be without any levelling. */
            people: components["schemas"]["LevelledPerson"][];
            /** @description No plan is better by the goal asked for. */
            proved: boolean;
            /**
             * Format: int64
             * @description How many schedules were compared.
             */
            schedules: number;
            /** @description What cannot be solved; the rest is levelled all the same. */
            unsolved: components["schemas"]["NotLevelled"][];
        };
        /** @description Projects that were levelled, or were taken back. */
        LevellingAccepted: {
            /** @description One edit per project that changed, in the order asked. */
            edits: components["schemas"]["LevellingEdit"][];
        };
        /** @description What accepting or taking back did to a project. */
        LevellingEdit: {
            /**
             * Format: uuid
             * @description The edit under which it can be taken back.
             */
            edit_id: string;
            /** @description Its finish now. */
            finish_after: string;
            /** @description Its finish before. */
            finish_before: string;
            /**
             * Format: int64
             * @description How many tasks start or finish at another time now.
             */
            moved_tasks: number;
            /** @description Which project. */
            project: components["schemas"]["Reference"];
            /** @description What was done, in words. */
            title: string;
        };
        /** @description Projects in which nobody is asked for more than they have, as far as that is possible. */
        LevellingOfProjects: {
            /** @description Projects that stay as they are; what they ask of people counts as taken. */
            left_alone: components["schemas"]["LeftAlone"][];
            /** @description People who are asked for too much by the plans as they would be without any levelling. */
            people: components["schemas"]["LevelledPerson"][];
            /** @description The projects, those with the highest priority first. */
            projects: components["schemas"]["LevelledProject"][];
            /** @description No plan is better by the goal asked for. */
            proved: boolean;
            /**
             * Format: int64
             * @description How many schedules were compared.
             */
            schedules: number;
            /** @description What cannot be solved; the rest is levelled all the same. */
            unsolved: components["schemas"]["NotLevelled"][];
        };
        /** @description How a plan is to be levelled. */
        LevelPlan: {
            /** @description People are free whatever other projects ask of them. */
            alone?: boolean;
            /**
             * @description `finish`: the earliest finish; `delay`: the least delay, weighted with priorities. Unless told,
             *     `finish` for a plan alone, and `delay` for several.
             */
            goal?: string | null;
            /** @description No task passes its deadline. */
            keep_deadlines?: boolean;
            /**
             * Format: double
             * @description With `within_float`: days of float that every moved task keeps, 0 to 3,650.
             */
            keep_float_days?: number | null;
            /**
             * Format: double
             * @description How long to search at most, more than 0 to 30; 3 unless told.
             */
            seconds?: number | null;
            /**
             * Format: int64
             * @description Chooses among equally good ways to search.
             */
            seed?: number | null;
            /** @description Tasks move within their float only, so that the finish stays. */
            within_float?: boolean;
        };
        /** @description Which projects are to be levelled together, and how. */
        LevelProjects: components["schemas"]["LevelPlan"] & {
            /**
             * Format: uuid
             * @description The projects of this portfolio.
             */
            portfolio_id?: string | null;
            /**
             * Format: uuid
             * @description The projects of this program.
             */
            program_id?: string | null;
            /** @description These projects. */
            project_ids?: string[];
        };
        /** @description Stages in order. */
        LifecycleDefinition: {
            /** @description The first one is where things begin. */
            stages: components["schemas"]["Stage"][];
        };
        /** @description A field that rules and stages may speak of. */
        LifecycleField: {
            /** @description Whether people fill it in; others are computed, and only rules speak of them. */
            filled_in: boolean;
            /** @description As rules name it, such as `budget` or `custom.sponsor`. */
            key: string;
            /** @description `number`, `text`, `date`, `yes_no` or `list`. */
            kind: string;
            /** @description What people call it. */
            label: string;
        };
        /** @description A way of working that a lifecycle can begin with. */
        LifecycleMethod: {
            /** @description Where one begins. */
            definition: components["schemas"]["LifecycleDefinition"];
            /** @description What it is good for, in a sentence. */
            description: string;
            /** @description Its key. */
            key: string;
            /** @description Name. */
            name: string;
        };
        /** @description A lifecycle. */
        LifecycleView: {
            /** @description Rule for what it is suggested for; empty for everything that no earlier one fits. */
            applies_when: string;
            /** @description Nothing begins with it any more; what goes by it goes on. */
            archived: boolean;
            /** @description Stages and gates. */
            definition: components["schemas"]["LifecycleDefinition"];
            /** @description What it is good for. */
            description: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description Its place among the lifecycles of its kind, from 1: the first that fits is suggested.
             */
            position: number;
            /**
             * Format: int64
             * @description How many times the definition was written, from 1.
             */
            revision: number;
            /** @description Kind of what goes through it, such as `project`. */
            subject_kind: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description More or less of a budget or capacity from a month on. */
        LimitChange: {
            /**
             * Format: int64
             * @description Minor units or minutes per month; negative is less.
             */
            amount: number;
            /** @description First month, from 0. */
            from?: number;
            /** @description Of what. */
            kind: components["schemas"]["LimitKind"];
            /** @description The cost type or role. */
            name: string;
        };
        /**
         * @description Whether money or people are more or less than today.
         * @enum {string}
         */
        LimitKind: "budget" | "capacity";
        /** @description What is used of a limit, per month. */
        LimitUse: {
            /** @description `budget` or `capacity`. */
            kind: string;
            /** @description What there is; with carry-over what earlier months left is included. */
            limit: number[];
            /** @description The cost type or role. */
            name: string;
            /** @description Minor units or minutes, per month. */
            used: number[];
        };
        /** @description A dependency as seen from one of its tasks. */
        LinkView: {
            /** @description Whether it decides the date of its successor. */
            driving: boolean;
            /**
             * Format: uuid
             * @description Which dependency.
             */
            id: string;
            /** @description `FS`, `SS`, `FF` or `SF`. */
            kind: string;
            /** @description `working`, `elapsed`, `percent` or `elapsed_percent`. */
            lag_kind: string;
            /**
             * Format: double
             * @description Time between the ends.
             */
            lag_minutes: number;
            /**
             * Format: double
             * @description Percent of the predecessor's duration.
             */
            lag_percent: number;
            /** @description As people write it: `+2d`; empty for none. */
            lag_text: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description The task at the other end.
             */
            task_id: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
            /** @description Its WBS code. */
            wbs: string;
        };
        /** @description One page of a list. */
        Listed_AlignedSubject: {
            /** @description The entries. */
            items: {
                /**
                 * Format: double
                 * @description How much of it.
                 */
                contribution_percent: number;
                /**
                 * Format: uuid
                 * @description Which link.
                 */
                id: string;
                subject?: components["schemas"]["Reference"] | null;
                /** @description `request`, `project` or `program`. */
                subject_kind: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_AllocationView: {
            /** @description The entries. */
            items: {
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                job_role?: components["schemas"]["Reference"] | null;
                /**
                 * Format: int64
                 * @description All of it.
                 */
                minutes: number;
                /** @description Free text. */
                note: string;
                /**
                 * Format: double
                 * @description How likely it is that a proposed one comes true, percent; 100 of a committed one.
                 */
                probability_percent: number;
                /** @description For which project. */
                project: components["schemas"]["Reference"];
                resource?: components["schemas"]["Reference"] | null;
                /** @description When how much, in order; no two share a day. */
                spans: components["schemas"]["AllocationSpan"][];
                /** @description Promised or wished for. */
                state: components["schemas"]["AllocationState"];
                /** @description Last change (UTC). */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ApiTokenView: {
            /** @description The entries. */
            items: {
                /** @description Since when (UTC). */
                created_at: string;
                /** @description Last day on which it works. */
                expires_on?: string | null;
                /**
                 * Format: uuid
                 * @description Which key.
                 */
                id: string;
                /** @description Last use (UTC), to the minute. */
                last_used_at?: string | null;
                /** @description What it is for. */
                name: string;
                /** @description First characters, to recognise it. */
                prefix: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ApprovalView: {
            /** @description The entries. */
            items: {
                /** @description When (UTC). */
                asked_at: string;
                /** @description Who asked. */
                asked_by: components["schemas"]["Reference"];
                /** @description Everything that was decided, oldest first. */
                decisions: components["schemas"]["DecisionView"][];
                /** @description When it ended (UTC). */
                ended_at?: string | null;
                /** @description Its page. */
                href: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description For whom the reader may decide: themselves, or those they stand in for. */
                mine: components["schemas"]["Reference"][];
                /** @description What they said. */
                note: string;
                /** @description Whether the reader may take it back. */
                recallable: boolean;
                /** @description Name of the route, as it was then. */
                route: string;
                /** @description `open`, `returned`, `approved`, `rejected` or `recalled`. */
                state: string;
                /**
                 * Format: int64
                 * @description The step it is at, or ended at, from 0.
                 */
                step: number;
                /** @description Its steps, in order. */
                steps: components["schemas"]["ApprovalStepView"][];
                /** @description Open, and nobody can decide. */
                stuck: boolean;
                /**
                 * Format: uuid
                 * @description What is approved.
                 */
                subject_id: string;
                /** @description Kind of what is approved, such as `request`. */
                subject_kind: string;
                /** @description Its name when the approval was asked for. */
                title: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
                /** @description For whom it waits now, those left out who cannot sign in. */
                waits_for: components["schemas"]["Reference"][];
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_AttachmentView: {
            /** @description The entries. */
            items: {
                author?: components["schemas"]["Reference"] | null;
                /** @description Where its content is read. */
                content: string;
                /** @description When (UTC). */
                created_at: string;
                /** @description Whether the reader may delete it. */
                deletable: boolean;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description What its content was found to be, such as `application/pdf`. */
                media_type: string;
                /** @description Its name. */
                name: string;
                /** @description Fingerprint of its content (SHA-256, hexadecimal). */
                sha256: string;
                /**
                 * Format: int64
                 * @description Bytes.
                 */
                size: number;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_BaselineView: {
            /** @description The entries. */
            items: {
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description What people call it. */
                name: string;
                /** @description When it was set (UTC). */
                set_at: string;
                set_by?: components["schemas"]["Reference"] | null;
                /**
                 * Format: int64
                 * @description 0 is what lists and charts compare with; those above 10 have a name only.
                 */
                slot: number;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_BulkResult: {
            /** @description The entries. */
            items: {
                /** @description Why not: a stable code. */
                code?: string | null;
                /** @description Whether it was done. */
                done: boolean;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description What people call it. */
                name: string;
                /** @description Why not, in words. */
                text?: string | null;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_BusinessCaseView: {
            /** @description The entries. */
            items: {
                /** @description What it says. */
                body: components["schemas"]["CaseBody"];
                /** @description Currency of its amounts. */
                currency: string;
                /** @description What its options come to, in their order. */
                figures: components["schemas"]["OptionFigures"][];
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Whether the person may change it. */
                may_edit: boolean;
                /**
                 * Format: int64
                 * @description Number of the version that is being written, from 1.
                 */
                number: number;
                /** @description What it is of. */
                subject: components["schemas"]["Reference"];
                /** @description `request` or `project`. */
                subject_kind: string;
                /** @description Last change (UTC). */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_CalendarDay: {
            /** @description The entries. */
            items: {
                /** @description Which day. */
                date: string;
                /** @description The exception that makes it differ, by name. */
                exception?: string | null;
                /**
                 * Format: int64
                 * @description Working time.
                 */
                minutes: number;
                /** @description When. */
                shifts: components["schemas"]["ShiftView"][];
                /** @description Whether there is work. */
                working: boolean;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_CalendarView: {
            /** @description The entries. */
            items: {
                base?: components["schemas"]["Reference"] | null;
                /** @description Days that differ. */
                exceptions: Record<string, never>[];
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description `base`, or `resource` when it belongs to one resource. */
                kind: string;
                /** @description Name. */
                name: string;
                /**
                 * Format: uuid
                 * @description The project it belongs to; null for the whole organisation.
                 */
                project_id?: string | null;
                /** @description Last change (UTC). */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
                /**
                 * @description Monday first: `"inherited"`, `"non_working"` or `{"working":[{"start","finish"}]}` with
                 *     tenths of a minute since midnight.
                 */
                week: Record<string, never>[];
                /** @description Weeks that replace `week` between two dates. */
                work_weeks: Record<string, never>[];
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_CaseVersionView: {
            /** @description The entries. */
            items: {
                author?: components["schemas"]["Reference"] | null;
                /** @description What it says. */
                body: components["schemas"]["CaseBody"];
                /** @description When (UTC). */
                created_at: string;
                /** @description What its options come to, in their order. */
                figures: components["schemas"]["OptionFigures"][];
                /**
                 * Format: int64
                 * @description Its number, from 1.
                 */
                number: number;
                /** @description Why it was frozen. */
                reason: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ChangeView: {
            /** @description The entries. */
            items: {
                actor?: components["schemas"]["Reference"] | null;
                /** @description Fields that changed, after. */
                after?: Record<string, never> | null;
                /** @description When (UTC). */
                at: string;
                /** @description Fields that changed, before. */
                before?: Record<string, never> | null;
                /** @description Kind of noun, such as `task`. */
                noun: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                noun_id: string;
                /**
                 * Format: uuid
                 * @description The project it belongs to.
                 */
                project_id?: string | null;
                /** @description Why, where someone said so. */
                reason?: string | null;
                /**
                 * Format: int64
                 * @description Its number.
                 */
                seq: number;
                /** @description In words. */
                summary: string;
                /** @description What happened, past tense, such as `task_updated`. */
                verb: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_CharterView: {
            /** @description The entries. */
            items: {
                /** @description Sections that say something else than what was signed last; empty before the first. */
                changed_since_signed: string[];
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Whether the person answers it. */
                may_answer: boolean;
                /** @description Whether the person may change and issue it. */
                may_edit: boolean;
                /**
                 * Format: int64
                 * @description Number of the version that is being written or decided upon, from 1.
                 */
                number: number;
                /** @description Its project. */
                project: components["schemas"]["Reference"];
                /** @description The question of who signs it, while it waits for the answer. */
                question?: string | null;
                /** @description Who does what, line by line; the section of that key shows the same. */
                raci: components["schemas"]["RaciLine"][];
                /** @description What differs there from what was signed last; empty before the first. */
                raci_differences: components["schemas"]["RaciDifference"][];
                /** @description What is not clear there; it is issued when nothing is. */
                raci_findings: string[];
                /** @description What it says now. */
                sections: components["schemas"]["CharterSection"][];
                /** @description `draft`, `asked`, `returned`, `signed` or `rejected`. */
                state: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
                /** @description Versions that were issued, newest first. */
                versions: components["schemas"]["CharterVersionView"][];
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_CheckInView: {
            /** @description The entries. */
            items: {
                author?: components["schemas"]["Reference"] | null;
                /** @description When (UTC). */
                created_at: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description What is behind it. */
                note: string;
                /**
                 * Format: double
                 * @description Where it was.
                 */
                value: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_CheckView: {
            /** @description The entries. */
            items: {
                /** @description Stable code such as `dcma.logic`. */
                code: string;
                /**
                 * Format: int64
                 * @description How many offend.
                 */
                count: number;
                /** @description Name. */
                name: string;
                /**
                 * Format: int32
                 * @description 1 to 14.
                 */
                number: number;
                /** @description The tasks that offend. */
                offenders: string[];
                /** @description Whether the check is passed. */
                pass: boolean;
                /**
                 * Format: int64
                 * @description Of how many.
                 */
                population: number;
                /**
                 * Format: double
                 * @description What `value` is held against.
                 */
                threshold: number;
                /**
                 * Format: double
                 * @description Percent of the population, or the index for 13 and 14; for 12 the days the finish moved.
                 */
                value: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_CommentView: {
            /** @description The entries. */
            items: {
                /** @description Who said it. */
                author: components["schemas"]["Reference"];
                /** @description When it was said (UTC). */
                created_at: string;
                /** @description When it was changed last (UTC). */
                edited_at?: string | null;
                /** @description Files that came with it; they belong to what it is about. */
                files: components["schemas"]["CommentFile"][];
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description The people mentioned, with their names. */
                mentions: components["schemas"]["Reference"][];
                reply_to?: components["schemas"]["QuotedComment"] | null;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                subject_id: string;
                /** @description What it is about: `project`, `task`, `request`, `gate_review`, `charter` or `scenario`. */
                subject_kind: string;
                /** @description Markdown; a person is mentioned as `@[id]`. */
                text: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ComparisonLine: {
            /** @description The entries. */
            items: {
                /**
                 * Format: double
                 * @description Change of the duration in days of work.
                 */
                duration_days?: number | null;
                /**
                 * Format: double
                 * @description Working days on the task's calendar, positive when later.
                 */
                finish_days?: number | null;
                left?: components["schemas"]["ComparedTask"] | null;
                /**
                 * Format: int64
                 * @description Depth in the outline, from 1.
                 */
                level: number;
                /** @description A point in time. */
                milestone: boolean;
                /** @description Its name. */
                name: string;
                right?: components["schemas"]["ComparedTask"] | null;
                /**
                 * Format: double
                 * @description Working days on the task's calendar, positive when later.
                 */
                start_days?: number | null;
                /**
                 * @description `added` (only in the later), `missing` (only in the earlier), `later`, `earlier`, `changed`
                 *     or `same`; by the finish.
                 */
                state: string;
                /** @description Has tasks below it. */
                summary: boolean;
                /**
                 * Format: uuid
                 * @description The task.
                 */
                task_id: string;
                /** @description Its WBS code. */
                wbs: string;
                /**
                 * Format: double
                 * @description Change of the effort.
                 */
                work_minutes?: number | null;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ComparisonView: {
            /** @description The entries. */
            items: {
                assessor?: components["schemas"]["Reference"] | null;
                /**
                 * Format: double
                 * @description Up to 0.10 is accepted.
                 */
                consistency_ratio: number;
                /** @description Whether it is more than that. */
                inconsistent: boolean;
                /** @description What was said; empty for all together. */
                judgements: components["schemas"]["Judgement"][];
                least_consistent?: components["schemas"]["OddJudgement"] | null;
                /** @description Why it counts although it is inconsistent. */
                override_reason: string;
                /**
                 * Format: int64
                 * @description Optimistic lock; 0 for all together.
                 */
                version: number;
                /** @description Weights in the order of the criteria, in %; they sum to 100. */
                weights_percent: number[];
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ComplianceLine: {
            /** @description The entries. */
            items: {
                /**
                 * Format: int64
                 * @description What decided gates looked at.
                 */
                checked: number;
                /**
                 * Format: double
                 * @description Share of it; null before the first gate.
                 */
                compliance_percent?: number | null;
                /**
                 * Format: int64
                 * @description What was done otherwise.
                 */
                deviations: number;
                /**
                 * Format: uuid
                 * @description The project.
                 */
                id: string;
                /** @description The lifecycle it goes by. */
                lifecycle: components["schemas"]["Reference"];
                /**
                 * Format: int64
                 * @description How much of that was met.
                 */
                met: number;
                /** @description Its name. */
                name: string;
                /**
                 * Format: int64
                 * @description The newest revision there is.
                 */
                newest_revision: number;
                /**
                 * Format: int64
                 * @description The revision it goes by.
                 */
                revision: number;
                /** @description Since when (UTC). */
                since: string;
                /** @description Name of the stage it is in. */
                stage: string;
                /** @description `active`, `on_hold` or `ended`. */
                state: string;
                /** @description Whether a gate waits for its decision. */
                waits: boolean;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ConflictView: {
            /** @description The entries. */
            items: {
                /** @description The worst of its weeks. */
                band: components["schemas"]["LoadBand"];
                /** @description The weeks, and what asks for the person in them. */
                cell: components["schemas"]["HeatmapLines"];
                /**
                 * Format: int64
                 * @description Minutes beyond what they have, week by week.
                 */
                over_minutes: number;
                /**
                 * Format: double
                 * @description The highest load of a week, percent; null when there is a week without any capacity.
                 */
                peak_percent?: number | null;
                /** @description What would help, what helps most first. */
                remedies: components["schemas"]["RemedyView"][];
                /** @description Who. */
                resource: components["schemas"]["Reference"];
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_CrossDependencyView: {
            /** @description The entries. */
            items: {
                /** @description When that was agreed (UTC); a proposal until then. */
                agreed_at?: string | null;
                agreed_by?: components["schemas"]["Reference"] | null;
                /** @description By when the driving task is to be at its end. */
                agreed_date?: string | null;
                /** @description What is wrong with it. */
                conflicts: components["schemas"]["DependencyConflict"][];
                /** @description Whether it decides the date of the driven task. */
                driving: boolean;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description `FS`, `SS`, `FF` or `SF`. */
                kind: string;
                /** @description As people write it: `+2d`; empty for none. */
                lag_text: string;
                /** @description Free text. */
                note: string;
                /** @description `propagate` or `warn`. */
                policy: string;
                /** @description The driving task. */
                predecessor: components["schemas"]["CrossEndView"];
                /** @description The driven task. */
                successor: components["schemas"]["CrossEndView"];
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_CustomFieldView: {
            /** @description The entries. */
            items: {
                /** @description Not shown any more; its values are kept. */
                archived: boolean;
                /** @description What a choice offers, in its order. */
                choices: components["schemas"]["CustomChoice"][];
                /** @description Its name in `custom` of tasks and projects; never changes. */
                code: string;
                /** @description What belongs in it. */
                help: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description `text`, `number`, `date`, `flag` or `choice`; never changes. */
                kind: string;
                /** @description What people call it. */
                name: string;
                /** @description Whose field it is: `task` or `project`. */
                noun: string;
                /**
                 * Format: int64
                 * @description Its place among the fields of its noun, from 1.
                 */
                position: number;
                /** @description Unit of a number. */
                unit: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_DelegateView: {
            /** @description The entries. */
            items: {
                /** @description Who decides for them. */
                delegate: components["schemas"]["Reference"];
                /** @description First day, such as `2026-12-21`. */
                from: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Why. */
                note: string;
                /** @description Last day. */
                to: string;
                /** @description Who is away. */
                user: components["schemas"]["Reference"];
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_DiagnosticView: {
            /** @description The entries. */
            items: {
                /** @description Stable code such as `schedule.negative_float`. */
                code: string;
                /** @description What happened and what to do. */
                message: string;
                /** @description `info`, `warning` or `error`. */
                severity: string;
                /**
                 * Format: uuid
                 * @description The task concerned.
                 */
                task_id?: string | null;
                /** @description Its name. */
                task_name?: string | null;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_DriverView: {
            /** @description The entries. */
            items: {
                /** @description Not offered any more. */
                archived: boolean;
                /** @description What it means, so that two people judge alike. */
                description: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Name. */
                name: string;
                /** @description Last change (UTC). */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
                /**
                 * Format: int64
                 * @description What it counts among the drivers.
                 */
                weight: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_EditView: {
            /** @description The entries. */
            items: {
                actor?: components["schemas"]["Reference"] | null;
                /** @description When (UTC). */
                at: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Why, where someone said so. */
                reason?: string | null;
                /**
                 * Format: uuid
                 * @description The edit that took this one back.
                 */
                reverted_by?: string | null;
                /**
                 * Format: uuid
                 * @description The edit this one took back.
                 */
                reverts_id?: string | null;
                /**
                 * Format: int64
                 * @description How many tasks it touched.
                 */
                task_count: number;
                /** @description What was done, in words. */
                title: string;
                /** @description `edited`, `undone` or `redone`. */
                verb: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_Found: {
            /** @description The entries. */
            items: {
                /** @description Where it is. */
                context: string;
                /** @description Its page. */
                href: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description `project`, `task`, `request`, `person`, `portfolio` or `program`. */
                kind: string;
                /** @description What people call it. */
                title: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ImportView: {
            /** @description The entries. */
            items: {
                columns?: components["schemas"]["ImportColumns"] | null;
                /** @description Since when (UTC). */
                created_at: string;
                /** @description Name of the file. */
                file_name: string;
                /** @description `mspdi` or `csv`. */
                format: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                mapping?: components["schemas"]["BTreeMap"] | null;
                /** @description How far it is. */
                progress: components["schemas"]["ImportProgress"];
                /**
                 * Format: uuid
                 * @description The project it became.
                 */
                project_id?: string | null;
                report?: components["schemas"]["ImportReport"] | null;
                /** @description `reading`, `ready`, `needs_mapping`, `refused`, `committing`, `done` or `failed`. */
                state: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_JobRoleView: {
            /** @description The entries. */
            items: {
                /** @description Not offered any more. */
                archived: boolean;
                /** @description What someone in it does. */
                description: string;
                /** @description Its key in another system. */
                external_key?: string | null;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Name. */
                name: string;
                /** @description Last change (UTC). */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_JobView: {
            /** @description The entries. */
            items: {
                /**
                 * Format: int64
                 * @description Steps done.
                 */
                done: number;
                /**
                 * Format: int64
                 * @description Steps that failed for good.
                 */
                failed: number;
                /** @description What failed, as far as the reader may see the projects; at most 100. */
                failures: components["schemas"]["JobFailure"][];
                /** @description When the last step ended (UTC); null while steps are left. */
                finished_at?: string | null;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description `recompute_plan`: plans are computed anew. */
                kind: string;
                /** @description When (UTC). */
                requested_at: string;
                requested_by?: components["schemas"]["Reference"] | null;
                /** @description What made it necessary. */
                title: string;
                /**
                 * Format: int64
                 * @description Steps in all.
                 */
                total: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_LeaveView: {
            /** @description The entries. */
            items: {
                /** @description First day. */
                from: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description `holiday`, `sick`, `training` or `other`. */
                kind: string;
                /** @description Free text. */
                note: string;
                /** @description What that person is called. */
                person: string;
                /** @description Why it was rejected, or what was said with the decision. */
                reason: string;
                /**
                 * Format: uuid
                 * @description Whose.
                 */
                resource_id: string;
                /**
                 * @description `asked`, `returned` with a question, `approved`, `rejected` or `cancelled`. Only what is
                 *     approved counts in plans.
                 */
                state: string;
                /** @description Last day. */
                to: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_LifecycleField: {
            /** @description The entries. */
            items: {
                /** @description Whether people fill it in; others are computed, and only rules speak of them. */
                filled_in: boolean;
                /** @description As rules name it, such as `budget` or `custom.sponsor`. */
                key: string;
                /** @description `number`, `text`, `date`, `yes_no` or `list`. */
                kind: string;
                /** @description What people call it. */
                label: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_LifecycleMethod: {
            /** @description The entries. */
            items: {
                /** @description Where one begins. */
                definition: components["schemas"]["LifecycleDefinition"];
                /** @description What it is good for, in a sentence. */
                description: string;
                /** @description Its key. */
                key: string;
                /** @description Name. */
                name: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_LifecycleView: {
            /** @description The entries. */
            items: {
                /** @description Rule for what it is suggested for; empty for everything that no earlier one fits. */
                applies_when: string;
                /** @description Nothing begins with it any more; what goes by it goes on. */
                archived: boolean;
                /** @description Stages and gates. */
                definition: components["schemas"]["LifecycleDefinition"];
                /** @description What it is good for. */
                description: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Name. */
                name: string;
                /**
                 * Format: int64
                 * @description Its place among the lifecycles of its kind, from 1: the first that fits is suggested.
                 */
                position: number;
                /**
                 * Format: int64
                 * @description How many times the definition was written, from 1.
                 */
                revision: number;
                /** @description Kind of what goes through it, such as `project`. */
                subject_kind: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_LocationView: {
            /** @description The entries. */
            items: {
                calendar?: components["schemas"]["Reference"] | null;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Name. */
                name: string;
                /** @description IANA time zone such as `Europe/Berlin`; empty when unknown. */
                time_zone: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_MailItem: {
            /** @description The entries. */
            items: {
                /**
                 * Format: int64
                 * @description How often it was tried.
                 */
                attempts: number;
                /** @description When it was written (UTC). */
                created_at: string;
                /** @description When it is tried next (UTC), while it waits. */
                due_at?: string | null;
                /** @description Why the last attempt failed. */
                error: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description When it was sent (UTC). */
                sent_at?: string | null;
                /** @description `waiting`, `sent` or `given_up`. */
                state: string;
                /** @description Subject. */
                subject: string;
                /** @description Mail address. */
                to_address: string;
                /** @description To whom. */
                to_name: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_MailKindView: {
            /** @description The entries. */
            items: {
                /** @description Stands for it. */
                key: string;
                /** @description What people call it. */
                name: string;
                /** @description Whether the reader is mailed. */
                wanted: boolean;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_NotificationView: {
            /** @description The entries. */
            items: {
                actor?: components["schemas"]["Reference"] | null;
                /** @description When (UTC). */
                at: string;
                /**
                 * Format: uuid
                 * @description The comment it tells of.
                 */
                comment_id?: string | null;
                /**
                 * Format: int64
                 * @description How many tasks it stands for.
                 */
                count: number;
                /** @description How that comment begins, or what was said: a question, a reason. */
                excerpt: string;
                /** @description Where to look; null when the reader may not see it any more. */
                href?: string | null;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description What happened, such as `mentioned`, `assigned` or `question`. */
                kind: string;
                /** @description Whether it was read. */
                read: boolean;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                subject_id: string;
                /** @description What it is about: `project`, `task`, `request`, `gate_review`, `charter` or `scenario`. */
                subject_kind: string;
                /** @description What people call it; empty when the reader may not see it any more. */
                title: string;
                /** @description The project of a task. */
                within?: string | null;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ObjectiveView: {
            /** @description The entries. */
            items: {
                /** @description Free text. */
                description: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description How one sees that it is reached. */
                key_results: components["schemas"]["KeyResultView"][];
                /** @description Its level, 0 at the top. */
                level: number;
                /** @description Name. */
                name: string;
                owner?: components["schemas"]["Reference"] | null;
                /**
                 * Format: uuid
                 * @description The one above it.
                 */
                parent_id?: string | null;
                /** @description Its place among its siblings, from 1. */
                position: number;
                /**
                 * Format: double
                 * @description Weighted mean of its key results and of the objectives below it; null when nothing is measured.
                 */
                progress_percent?: number | null;
                /** @description Last change (UTC). */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
                /**
                 * Format: int64
                 * @description What it counts among its siblings; 0 does not count.
                 */
                weight: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_OptionFigures: {
            /** @description The entries. */
            items: {
                /**
                 * Format: int64
                 * @description All benefits.
                 */
                benefits_minor: number;
                /**
                 * Format: int64
                 * @description All costs, in minor units.
                 */
                costs_minor: number;
                /**
                 * Format: double
                 * @description The same of discounted money.
                 */
                discounted_payback_years?: number | null;
                /** @description Benefits less costs per period. */
                flows: number[];
                /**
                 * @description Rates per year at which the net present value is 0, ascending. More than one: none of them
                 *     says anything, look at the net present value.
                 */
                irr_percents: number[];
                /** @description Key of the option. */
                key: string;
                /**
                 * Format: int64
                 * @description That less the net present value of doing nothing.
                 */
                npv_against_nothing_minor: number;
                /**
                 * Format: int64
                 * @description Net present value.
                 */
                npv_minor: number;
                /**
                 * Format: double
                 * @description Years until the money is back; null when it never is.
                 */
                payback_years?: number | null;
                /**
                 * Format: double
                 * @description Present value of the benefits ÷ present value of the costs; null without costs.
                 */
                profitability_index?: number | null;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_OverloadedPerson: {
            /** @description The entries. */
            items: {
                /**
                 * Format: double
                 * @description Most units they have, percent.
                 */
                max_units: number;
                /**
                 * Format: double
                 * @description Work beyond what they have.
                 */
                over_minutes: number;
                /** @description Who. */
                resource: components["schemas"]["Reference"];
                /** @description How many stretches there are. */
                span_count: number;
                /** @description When; at most 50, in order. */
                spans: components["schemas"]["OverloadSpan"][];
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_Permission: {
            /** @description The entries. */
            items: {
                /** @description What it allows. */
                help: string;
                /** @description Stable key such as `project.view`. */
                key: string;
                /** @description Short name. */
                name: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_PmoTypeView: {
            /** @description The entries. */
            items: {
                /**
                 * @description Whether new projects there begin by themselves with the lifecycle that fits them; else it is
                 *     suggested.
                 */
                assigns: boolean;
                /** @description What holds there. */
                holds: components["schemas"]["PmoType"];
                own?: components["schemas"]["PmoType"] | null;
                /** @description The organisation or a portfolio. */
                scope: components["schemas"]["Reference"];
                /** @description `organisation` or `portfolio`. */
                scope_kind: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_PortfolioView: {
            /** @description The entries. */
            items: {
                /** @description Free text. */
                description: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /**
                 * Format: int64
                 * @description Projects whose finish is behind their baseline.
                 */
                late: number;
                /** @description Name. */
                name: string;
                owner?: components["schemas"]["Reference"] | null;
                /**
                 * Format: int64
                 * @description Programs in it.
                 */
                programs: number;
                /**
                 * Format: int64
                 * @description Projects in it.
                 */
                projects: number;
                /** @description Last change (UTC). */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ProgramView: {
            /** @description The entries. */
            items: {
                /** @description Free text. */
                description: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /**
                 * Format: int64
                 * @description Projects whose finish is behind their baseline.
                 */
                late: number;
                /** @description Name. */
                name: string;
                owner?: components["schemas"]["Reference"] | null;
                portfolio?: components["schemas"]["Reference"] | null;
                /**
                 * Format: int64
                 * @description Projects in it.
                 */
                projects: number;
                /** @description Last change (UTC). */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ProjectListItem: {
            /** @description The entries. */
            items: {
                /** @description Finish in baseline 0. */
                baseline_finish?: string | null;
                /**
                 * Format: int64
                 * @description Critical tasks.
                 */
                critical_task_count: number;
                /** @description Values of custom fields by their code. */
                custom: Record<string, never>;
                /** @description Computed finish. */
                finish: string;
                /**
                 * Format: double
                 * @description Days between baseline finish and finish; positive is late.
                 */
                finish_variance_days?: number | null;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Short unique key such as `INF-012`. */
                key: string;
                /** @description Whether its finish is behind its baseline. */
                late: boolean;
                /**
                 * Format: int64
                 * @description Open tasks behind their baseline.
                 */
                late_task_count: number;
                /** @description Name. */
                name: string;
                owner?: components["schemas"]["Reference"] | null;
                /**
                 * Format: double
                 * @description Done duration of all duration.
                 */
                percent_complete: number;
                portfolio?: components["schemas"]["Reference"] | null;
                program?: components["schemas"]["Reference"] | null;
                /** @description `proposed`, `planned`, `active`, `on_hold`, `done` or `cancelled`. */
                stage: string;
                /** @description Computed start. */
                start: string;
                /** @description Status date. */
                status_date?: string | null;
                /**
                 * Format: int64
                 * @description Tasks, summaries included.
                 */
                task_count: number;
                /** @description Last change (UTC). */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_QueueCount: {
            /** @description The entries. */
            items: {
                /**
                 * Format: int64
                 * @description Whole days for which the oldest has been in it.
                 */
                oldest_days: number;
                /**
                 * Format: int64
                 * @description How many.
                 */
                requests: number;
                /** @description The state. */
                state: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_RankedProject: {
            /** @description The entries. */
            items: {
                /**
                 * Format: int64
                 * @description How many people assessed it.
                 */
                assessors: number;
                /** @description Its key. */
                key: string;
                /** @description For most of them a knock-out criterion is not met. */
                knocked_out: boolean;
                /**
                 * Format: int64
                 * @description How many of them are far from the others.
                 */
                outliers: number;
                /** @description Which one. */
                project: components["schemas"]["Reference"];
                /**
                 * Format: int64
                 * @description Its place, from 1; projects with the same score share one.
                 */
                rank: number;
                /**
                 * Format: double
                 * @description Mean of all assessments, in points.
                 */
                score: number;
                /**
                 * Format: double
                 * @description Sample standard deviation between people, in points.
                 */
                spread: number;
                /** @description Its stage. */
                stage: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_RankSwap: {
            /** @description The entries. */
            items: {
                /** @description The project above. */
                above: components["schemas"]["Reference"];
                /** @description The project below. */
                below: components["schemas"]["Reference"];
                /**
                 * Format: double
                 * @description The second less the first.
                 */
                change_percent: number;
                /** @description Code of the criterion; null when no single weight does. */
                criterion?: string | null;
                /**
                 * Format: double
                 * @description Its weight at which both score the same; the others keep their proportions.
                 */
                swaps_at_percent: number;
                /**
                 * Format: double
                 * @description Its weight, in %.
                 */
                weight_percent: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_RateView: {
            /** @description The entries. */
            items: {
                /** @description Its currency (ISO 4217). */
                currency: string;
                /** @description First day; null for always. */
                from?: string | null;
                /** @description Whether it holds today. */
                holds_today: boolean;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description `cost` or `bill`. */
                kind: string;
                /** @description Price of an hour, a decimal such as `85.50`. */
                rate: string;
                /**
                 * Format: uuid
                 * @description Whose.
                 */
                resource_id: string;
                /** @description Last day; null without end. */
                to?: string | null;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_Reference: {
            /** @description The entries. */
            items: {
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description What people call it. */
                name: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_RegisterItem: {
            /** @description The entries. */
            items: {
                /** @description Finish in baseline 0. */
                baseline_finish?: string | null;
                /** @description There is a cost, and the caller may not see it. */
                cost_hidden: boolean;
                /**
                 * Format: int64
                 * @description What it costs, in minor units: the recommended option of its business case, else what was asked for,
                 *     else the plan.
                 */
                cost_minor?: number | null;
                /** @description The plan has rates in another currency, and that part is left out. */
                cost_partial: boolean;
                cost_source?: components["schemas"]["CostSource"] | null;
                /** @description Currency of the cost. */
                currency: string;
                /** @description Finish of its plan. */
                finish?: string | null;
                /** @description Currency of that. */
                funding_currency: string;
                /**
                 * Format: int64
                 * @description What is approved for the project, in minor units; null until somebody says, or hidden as the cost is.
                 */
                funding_minor?: number | null;
                gate?: components["schemas"]["RegisterGate"] | null;
                /** @description How it goes. */
                health: components["schemas"]["Health"];
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Key of the project, such as `INF-012`, or number of the request, such as `R-7`. */
                key: string;
                /** @description Which kind. */
                kind: components["schemas"]["ScenarioSubject"];
                /** @description Name or title. */
                name: string;
                owner?: components["schemas"]["Reference"] | null;
                /**
                 * Format: double
                 * @description How much is done.
                 */
                percent_complete: number;
                portfolio?: components["schemas"]["Reference"] | null;
                program?: components["schemas"]["Reference"] | null;
                /**
                 * Format: double
                 * @description What it scores, in points.
                 */
                score?: number | null;
                /** @description Start of its plan; a request has none. */
                start?: string | null;
                /** @description Stage of the project, state of the request. */
                state: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_RequestEvent: {
            /** @description The entries. */
            items: {
                actor?: components["schemas"]["Reference"] | null;
                /** @description When (UTC). */
                at: string;
                /** @description The state it was in; null for the first. */
                from?: string | null;
                /** @description Why, the question, or the answer. */
                reason?: string | null;
                /** @description The state it came into. */
                to: string;
                /** @description What happened, such as `request_submitted`. */
                verb: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_RequestItem: {
            /** @description The entries. */
            items: {
                /**
                 * Format: int64
                 * @description The amount asked for, in minor units.
                 */
                amount_minor?: number | null;
                assessor?: components["schemas"]["Reference"] | null;
                /** @description Currency of its amounts. */
                currency: string;
                /**
                 * Format: int64
                 * @description Whole days it has been in this state.
                 */
                days_in_state: number;
                guest?: components["schemas"]["Guest"] | null;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /**
                 * Format: int64
                 * @description Its number, which people call it by.
                 */
                number: number;
                /** @description Share of the required questions that are answered, in whole percent. */
                percent_complete: number;
                program?: components["schemas"]["Reference"] | null;
                requester?: components["schemas"]["Reference"] | null;
                /**
                 * Format: double
                 * @description What it scores, in points, when its type is scored and somebody has assessed it.
                 */
                score?: number | null;
                /**
                 * @description `draft`, `submitted`, `triage`, `assessment`, `decision`, `returned`, `approved`, `deferred`,
                 *     `rejected`, `merged` or `converted`.
                 */
                state: string;
                /** @description Since when it is in this state (UTC). */
                state_since: string;
                /** @description When it was submitted first (UTC). */
                submitted_at?: string | null;
                /** @description Title. */
                title: string;
                /** @description Its type. */
                type: components["schemas"]["Reference"];
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_RequestLinkView: {
            /** @description The entries. */
            items: {
                /** @description When (UTC). */
                created_at: string;
                /** @description Who made it. */
                created_by: components["schemas"]["Reference"];
                /** @description Until when it works (UTC); null for no end. */
                expires_at?: string | null;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description What the PMO calls it, such as where it is published. */
                name: string;
                /**
                 * Format: int64
                 * @description Requests filed by it.
                 */
                requests: number;
                /** @description When it was revoked (UTC). */
                revoked_at?: string | null;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
                /** @description Whether it works now. */
                works: boolean;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_RequestTypeView: {
            /** @description The entries. */
            items: {
                /** @description Not offered any more. */
                archived: boolean;
                /** @description Currency of its amounts. */
                currency: string;
                /** @description What it is for. */
                description: string;
                /** @description What is asked. */
                form: components["schemas"]["Form"];
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Name. */
                name: string;
                /**
                 * Format: uuid
                 * @description The model by which its requests are scored.
                 */
                scoring_model_id?: string | null;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ResourceRoleView: {
            /** @description The entries. */
            items: {
                /** @description First day; null for always. */
                from?: string | null;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /**
                 * Format: uuid
                 * @description Whose.
                 */
                resource_id: string;
                /** @description The role. */
                role: components["schemas"]["Reference"];
                /**
                 * Format: double
                 * @description Share of the person's time.
                 */
                share_percent: number;
                /** @description Last day; null without end. */
                to?: string | null;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ResourceSkillView: {
            /** @description The entries. */
            items: {
                /** @description What the skill is grouped under. */
                category: string;
                /** @description Where a proof is: a link, or the number of a certificate. */
                evidence: string;
                /** @description Whether that day is over. */
                expired: boolean;
                /** @description The last day on which it holds. */
                expires?: string | null;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Whether they want to use it. */
                interested: boolean;
                /**
                 * Format: int64
                 * @description What counts, 1 to 5: the manager's rating, or else their own; 0 is not rated.
                 */
                level: number;
                /** @description What that level is called; empty when not rated. */
                level_word: string;
                /**
                 * Format: int64
                 * @description The rating of whoever leads them, 0 to 5.
                 */
                manager_level: number;
                /** @description Whose. */
                person: components["schemas"]["Reference"];
                /**
                 * Format: int64
                 * @description Their own rating, 0 to 5.
                 */
                self_level: number;
                /** @description The skill. */
                skill: components["schemas"]["Reference"];
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ResourceView: {
            /** @description The entries. */
            items: {
                /** @description Whether it can still be assigned. */
                active: boolean;
                /**
                 * Format: double
                 * @description Effort assigned over all plans; only for one resource, not in lists.
                 */
                assigned_work_minutes?: number | null;
                calendar?: components["schemas"]["Reference"] | null;
                /** @description Currency of its rate, such as `EUR`. */
                currency: string;
                /** @description Mail address. */
                email: string;
                /** @description Whether it is a machine or a room, of which there may be several. */
                equipment: boolean;
                /** @description Its key in another system. */
                external_key?: string | null;
                /** @description Whether it stands for a role in plans, until someone is named. */
                generic: boolean;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Short form. */
                initials: string;
                /** @description `work`, `material` or `cost`. */
                kind: string;
                /**
                 * Format: double
                 * @description Availability; 100 is one full-time person.
                 */
                max_units_percent: number;
                /** @description Name. */
                name: string;
                /** @description Roles it works in today, with the share of its time; a generic resource has one. */
                roles: components["schemas"]["RoleShare"][];
                /** @description Price of an hour in `currency`, a decimal such as `85.50`; only for those who may see rates. */
                standard_rate?: string | null;
                team?: components["schemas"]["Reference"] | null;
                /** @description Last change (UTC). */
                updated_at: string;
                /**
                 * Format: uuid
                 * @description The user this person signs in as.
                 */
                user_id?: string | null;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_RevisionView: {
            /** @description The entries. */
            items: {
                /** @description When (UTC). */
                at: string;
                by?: components["schemas"]["Reference"] | null;
                /**
                 * Format: double
                 * @description Share of what their decided gates looked at that was met; null before the first.
                 */
                compliance_percent?: number | null;
                /** @description Stages and gates as they were. */
                definition: components["schemas"]["LifecycleDefinition"];
                /**
                 * Format: int64
                 * @description What was done otherwise.
                 */
                deviations: number;
                /**
                 * Format: int64
                 * @description Things that went by it to the end.
                 */
                ended: number;
                /** @description Why it was written. */
                reason: string;
                /**
                 * Format: int64
                 * @description Which one, from 1.
                 */
                revision: number;
                /**
                 * Format: int64
                 * @description Things that go by it and have not ended.
                 */
                under_way: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_RoleGrantView: {
            /** @description The entries. */
            items: {
                /**
                 * Format: uuid
                 * @description Which grant.
                 */
                id: string;
                /** @description Which role. */
                role: components["schemas"]["RoleReference"];
                /** @description Where. */
                scope: components["schemas"]["ScopeView"];
                /** @description Who. */
                user: components["schemas"]["Reference"];
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_RoleView: {
            /** @description The entries. */
            items: {
                /**
                 * Format: uuid
                 * @description Which role.
                 */
                id: string;
                /** @description Stable key such as `project_manager`. */
                key: string;
                /** @description Name. */
                name: string;
                /** @description Keys of what it allows. */
                permissions: string[];
                /** @description Whether every installation has it. */
                shipped: boolean;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_RouteView: {
            /** @description The entries. */
            items: {
                /** @description Not taken any more; approvals under way go on. */
                archived: boolean;
                /** @description When it is taken. */
                conditions: components["schemas"]["Conditions"];
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Name. */
                name: string;
                /**
                 * Format: int64
                 * @description Its place among the routes of its kind, from 1: the first that fits is taken.
                 */
                position: number;
                /** @description Its steps, in order. */
                steps: components["schemas"]["RouteStep"][];
                /** @description Kind of subject it is for, such as `request`. */
                subject_kind: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_SavedViewView: {
            /** @description The entries. */
            items: {
                /** @description Whether the caller may rename, change and delete it. */
                editable: boolean;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /**
                 * @description Of which list or chart: `gantt`, `projects`, `tasks`, `project_tasks`, `people`,
                 *     `register`.
                 */
                list: string;
                /** @description What people call it. */
                name: string;
                owner?: components["schemas"]["Reference"] | null;
                /**
                 * Format: uuid
                 * @description The project it is for; null is every one.
                 */
                project_id?: string | null;
                /** @description What the page shows, as the page keeps it. */
                settings: Record<string, never>;
                /** @description Whether everybody who may see the place may open it. */
                shared: boolean;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ScenarioCommitView: {
            /** @description The entries. */
            items: {
                /** @description When (UTC). */
                at: string;
                author?: components["schemas"]["Reference"] | null;
                /** @description What was decided. */
                content: components["schemas"]["CommitContent"];
                /** @description How it differs. */
                diff: components["schemas"]["CommitDiff"];
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /**
                 * Format: int64
                 * @description Its number in the portfolio, from 1.
                 */
                number: number;
                /**
                 * Format: uuid
                 * @description The portfolio; null for the whole organisation.
                 */
                portfolio_id?: string | null;
                /** @description Why. */
                reason: string;
                /** @description The scenario it was; that may have been deleted since. */
                scenario: components["schemas"]["Reference"];
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ScenarioListItem: {
            /** @description The entries. */
            items: {
                /**
                 * Format: int64
                 * @description Number of candidates.
                 */
                candidates: number;
                /** @description It is a snapshot. */
                frozen: boolean;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /**
                 * Format: int64
                 * @description Months.
                 */
                months: number;
                /** @description Name. */
                name: string;
                portfolio?: components["schemas"]["Reference"] | null;
                /** @description First month. */
                start: string;
                /** @description Last change (UTC). */
                updated_at: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ScoringModelView: {
            /** @description The entries. */
            items: {
                /** @description Not offered any more. */
                archived: boolean;
                /** @description What counts. */
                criteria: components["schemas"]["Criterion"][];
                /** @description What it is for. */
                description: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description `weighted`, `wsjf`, `rice`, `ice` or `npv`; never changes. */
                method: string;
                /** @description Name. */
                name: string;
                /**
                 * Format: int64
                 * @description Version in force, from 1.
                 */
                number: number;
                /**
                 * Format: double
                 * @description Discount per period, of `npv`.
                 */
                rate_percent: number;
                /** @description Last change (UTC). */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ScoringTemplate: {
            /** @description The entries. */
            items: {
                /** @description What counts. */
                criteria: components["schemas"]["Criterion"][];
                /** @description What it is for. */
                description: string;
                /** @description Stable key. */
                key: string;
                /** @description How measures become a score. */
                method: string;
                /** @description Name. */
                name: string;
                /**
                 * Format: double
                 * @description Discount per period, of `npv`.
                 */
                rate_percent: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_ScoringVersionView: {
            /** @description The entries. */
            items: {
                author?: components["schemas"]["Reference"] | null;
                /** @description When (UTC). */
                created_at: string;
                /** @description What counted. */
                criteria: components["schemas"]["Criterion"][];
                /**
                 * Format: int64
                 * @description Number of the version, from 1.
                 */
                number: number;
                /**
                 * Format: double
                 * @description Discount per period, of `npv`.
                 */
                rate_percent: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_SessionView: {
            /** @description The entries. */
            items: {
                /** @description What the browser calls itself. */
                client: string;
                /** @description Since when (UTC). */
                created_at: string;
                /** @description Whether it is the one asking. */
                current: boolean;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Last use (UTC), to the minute. */
                last_seen_at: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_SimilarRequest: {
            /** @description The entries. */
            items: {
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /**
                 * Format: int64
                 * @description Its number.
                 */
                number: number;
                /** @description Whether the reader may open it. */
                open: boolean;
                /** @description How alike, in whole percent. */
                percent: number;
                /** @description Its state. */
                state: string;
                /** @description Title. */
                title: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_SkillView: {
            /** @description The entries. */
            items: {
                /** @description Not offered any more. */
                archived: boolean;
                /** @description What it is grouped under; empty for none. */
                category: string;
                /** @description What someone with it is able to do. */
                description: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description What levels 1 to 5 are called. */
                level_words: string[];
                /** @description Name. */
                name: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_SubjectKindView: {
            /** @description The entries. */
            items: {
                /** @description Its fields that name people. */
                fields: components["schemas"]["SubjectField"][];
                /** @description Its key. */
                key: string;
                /** @description What people call it. */
                name: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_TaskListItem: {
            /** @description The entries. */
            items: {
                /** @description Finish in baseline 0. */
                baseline_finish?: string | null;
                /** @description Total float at or below the project's limit. */
                critical: boolean;
                /** @description Values of custom fields by their code. */
                custom: Record<string, never>;
                /** @description Deadline. */
                deadline?: string | null;
                /**
                 * Format: double
                 * @description Working time.
                 */
                duration_minutes: number;
                /** @description Computed finish. */
                finish: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Open and behind its baseline. */
                late: boolean;
                /**
                 * Format: int64
                 * @description Depth in the outline, from 1.
                 */
                level: number;
                /** @description A point in time. */
                milestone: boolean;
                /** @description Name. */
                name: string;
                /**
                 * Format: uuid
                 * @description The summary it belongs to.
                 */
                parent_id?: string | null;
                /** @description Who and what works on it, by name. */
                people: components["schemas"]["Reference"][];
                /**
                 * Format: double
                 * @description Done duration of all duration.
                 */
                percent_complete: number;
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference"];
                /**
                 * Format: int64
                 * @description Row in its project, from 1.
                 */
                row_number: number;
                /** @description Computed start. */
                start: string;
                /** @description Has tasks below it. */
                summary: boolean;
                /**
                 * Format: double
                 * @description How far it may slip without delaying the project.
                 */
                total_float_minutes: number;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
                /** @description WBS code. */
                wbs: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_TeamView: {
            /** @description The entries. */
            items: {
                /** @description Free text. */
                description: string;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                /** @description Name. */
                name: string;
                /**
                 * Format: int64
                 * @description How many resources it has.
                 */
                size: number;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_TermView: {
            /** @description The entries. */
            items: {
                calendar?: components["schemas"]["Reference"] | null;
                /** @description False from the day after someone left. */
                employed: boolean;
                /** @description First day; null for always. */
                from?: string | null;
                /**
                 * Format: double
                 * @description 100 is full time.
                 */
                fte_percent: number;
                /** @description Whether it holds today. */
                holds_today: boolean;
                /**
                 * Format: uuid
                 * @description Which one.
                 */
                id: string;
                location?: components["schemas"]["Reference"] | null;
                manager?: components["schemas"]["Reference"] | null;
                /** @description Free text. */
                note: string;
                /**
                 * Format: uuid
                 * @description Whose.
                 */
                resource_id: string;
                team?: components["schemas"]["Reference"] | null;
                /** @description Their own time zone; the location's when empty. */
                time_zone: string;
                /** @description Last day, which is the one before the next entry begins; null when none follows. */
                to?: string | null;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_UserView: {
            /** @description The entries. */
            items: {
                /** @description Whether they may sign in. */
                active: boolean;
                /** @description Since when (UTC). */
                created_at: string;
                /** @description Mail address. */
                email: string;
                /**
                 * Format: uuid
                 * @description Which user.
                 */
                id: string;
                /** @description Name. */
                name: string;
                /** @description Last change (UTC). */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Optimistic lock.
                 */
                version: number;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description One page of a list. */
        Listed_UtilisationLine: {
            /** @description The entries. */
            items: {
                /** @description What that means. */
                band: components["schemas"]["LoadBand"];
                /**
                 * Format: int64
                 * @description Minutes there are.
                 */
                capacity_minutes: number;
                /**
                 * Format: int64
                 * @description Minutes asked for.
                 */
                demand_minutes: number;
                /**
                 * Format: int64
                 * @description Minutes left; below nothing when too much is asked for.
                 */
                free_minutes: number;
                /**
                 * Format: uuid
                 * @description Who.
                 */
                id: string;
                /** @description Their name. */
                name: string;
                /**
                 * Format: double
                 * @description Demand over capacity, percent; null without capacity.
                 */
                percent?: number | null;
                /**
                 * Format: double
                 * @description What their role is to reach, percent.
                 */
                target_percent: number;
                /** @description Their team, empty without one. */
                team: string;
            }[];
            /** @description Whether the list is longer than `total`. */
            more_than_total: boolean;
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many entries the whole list has; counting stops at 10,000.
             */
            total: number;
        };
        /** @description What people have left for a portfolio per month, and what one full-time person has. */
        LiveCapacity: {
            /** @description Minutes per month of one full-time person under the standard calendar. */
            full_time: number[];
            /** @description Minutes per month by role: working time less leave and less work in other portfolios. */
            roles: components["schemas"]["Amounts"][];
        };
        /** @description A project or request in figures. */
        LiveFigures: {
            /** @description Its dates are assumed: a request names none. */
            assumed_dates: boolean;
            /** @description Somebody has worked on it. */
            begun: boolean;
            cost_source?: components["schemas"]["CostSource"] | null;
            /** @description Minor units of money per month by cost type. */
            costs: components["schemas"]["Amounts"][];
            /** @description Minutes per month by role; a role is the team of who is to work. */
            demands: components["schemas"]["Amounts"][];
            /** @description Last day. */
            finish: string;
            /** @description The month that all amounts begin with, such as `2027-03`. */
            from: string;
            /**
             * Format: int64
             * @description What is approved for the project, in minor units; null when nobody has said, or in another currency.
             */
            funding?: number | null;
            /** @description Key of the project, or `#` and the number of the request. */
            key: string;
            /** @description It is behind its baseline. */
            late: boolean;
            /** @description Name of the project or title of the request. */
            name: string;
            /** @description The cost, or a part of it, is in another currency, and is left out. */
            other_currency: boolean;
            /** @description Stage of the project or state of the request. */
            stage: string;
            /** @description First day, such as `2027-03-01`. */
            start: string;
            /**
             * Format: double
             * @description Score under the scoring model, in points; null without one.
             */
            value?: number | null;
        };
        /** @description The projects among the candidates that are running today. */
        LivePoint: {
            /** @description They keep every limit and rule of the scenario; otherwise what they break. */
            broken?: string | null;
            /**
             * Format: int64
             * @description What they cost in all, in minor units.
             */
            cost: number;
            /** @description Their keys. */
            keys: string[];
            /**
             * Format: double
             * @description What they are worth, when they start in their first months.
             */
            value: number;
        };
        /** @description A portfolio as it is live. */
        LivePortfolio: {
            /** @description What people have left for it. */
            capacity: components["schemas"]["LiveCapacity"];
            /** @description Names of the months that capacities are given for. */
            months: string[];
            /** @description Projects that are not closed and requests that are pending, as far as the caller may see them. */
            subjects: components["schemas"]["LiveSubject"][];
        };
        /** @description A project or request with its figures. */
        LiveSubject: components["schemas"]["LiveFigures"] & {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Which kind. */
            kind: components["schemas"]["ScenarioSubject"];
        };
        /**
         * @description What a load means.
         * @enum {string}
         */
        LoadBand: "nothing" | "idle" | "free" | "full" | "over" | "high" | "severe" | "infinite";
        /** @description A place where people work. */
        LocationView: {
            calendar?: components["schemas"]["Reference"] | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Name. */
            name: string;
            /** @description IANA time zone such as `Europe/Berlin`; empty when unknown. */
            time_zone: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description Something the format cannot carry. */
        LossView: {
            /** @description Stable code such as `csv.calendars`. */
            code: string;
            /**
             * Format: int64
             * @description How many things are affected.
             */
            count: number;
            /** @description What is left out. */
            message: string;
        };
        /** @description A link that was made. */
        MadeRequestLink: components["schemas"]["RequestLinkView"] & {
            /** @description Its address; shown this once. */
            url: string;
        };
        /** @description A mail in the list. */
        MailItem: {
            /**
             * Format: int64
             * @description How often it was tried.
             */
            attempts: number;
            /** @description When it was written (UTC). */
            created_at: string;
            /** @description When it is tried next (UTC), while it waits. */
            due_at?: string | null;
            /** @description Why the last attempt failed. */
            error: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description When it was sent (UTC). */
            sent_at?: string | null;
            /** @description `waiting`, `sent` or `given_up`. */
            state: string;
            /** @description Subject. */
            subject: string;
            /** @description Mail address. */
            to_address: string;
            /** @description To whom. */
            to_name: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A kind of mail. */
        MailKindView: {
            /** @description Stands for it. */
            key: string;
            /** @description What people call it. */
            name: string;
            /** @description Whether the reader is mailed. */
            wanted: boolean;
        };
        /** @description A mail as it goes out. */
        MailView: components["schemas"]["MailItem"] & {
            /** @description For all others. */
            html: string;
            /** @description For programs that show text only. */
            text: string;
        };
        /** @description What the reader may do. */
        MayView: {
            /** @description Ask for the gate. */
            ask: boolean;
            /** @description Begin with a lifecycle, and move to its newest revision. */
            choose: boolean;
            /** @description Change to another lifecycle or stage, which passes no gate. */
            redirect: boolean;
            /** @description Show evidence and close conditions. */
            show: boolean;
            /** @description Waive what is missing. */
            waive: boolean;
        };
        /** @description The person who asks. */
        Me: {
            /** @description Roles held, and where. */
            grants: components["schemas"]["GrantView"][];
            /**
             * Format: int64
             * @description Largest file that may be attached, in bytes.
             */
            most_file_bytes: number;
            /** @description Where. */
            organisation: components["schemas"]["MyOrganisation"];
            /** @description The people of plans that one signs in as. */
            people: components["schemas"]["Reference"][];
            /** @description Keys of all permissions held anywhere. */
            permissions: string[];
            /** @description Who. */
            user: components["schemas"]["MyUser"];
        };
        /** @description One answer. */
        Measure: {
            /** @description Code of the criterion. */
            criterion: string;
            /** @description Why. */
            note?: string;
            /**
             * Format: double
             * @description The measure, in the criterion's unit; up to three decimals.
             */
            value: number;
        };
        /** @description A question that must be answered and is not. */
        Missing: {
            /** @description Its code. */
            code: string;
            /** @description What it asks. */
            label: string;
        };
        /** @description Money in one currency. */
        MoneyIn: {
            /** @description The currency. */
            currency: string;
            /**
             * Format: int64
             * @description Minor units.
             */
            minor: number;
        };
        /** @description Columns that only a table shows. */
        MoreColumns: {
            actual_finish: (number | null)[];
            actual_start: (number | null)[];
            calendar_id: (string | null)[];
            constraint_date: (number | null)[];
            constraint_kind: string[];
            /** @description Values of custom fields by their code; null for none. */
            custom: (Record<string, never> | null)[];
            /** @description As people wrote it: `3d`, `2.5h?`. */
            duration_text: string[];
            effort_driven: boolean[];
            notes: string[];
            physical_percent: number[];
            priority: number[];
            /** @description Working time left, minutes. */
            remaining_duration: number[];
            task_type: string[];
            /** @description WBS code as given; empty when it follows from the outline. */
            wbs_own: string[];
            /** @description Effort of everyone, minutes. */
            work: number[];
        };
        /** @description A figure that is another one today. */
        MovedFigure: {
            /** @description `stage`, `start`, `finish`, `cost`, `funding`, `work` or `value`. */
            field: string;
            /** @description As it is now. */
            live: string;
            /** @description As it was taken; money in minor units, work in minutes. */
            taken: string;
        };
        /** @description An item whose project or request is not as it was taken any more. */
        MovedItem: {
            /** @description What has changed. */
            figures: components["schemas"]["MovedFigure"][];
            /** @description It is deleted, done, cancelled, decided, or not to be seen any more. */
            gone: boolean;
            /**
             * Format: uuid
             * @description Which item.
             */
            id: string;
            /** @description Its key. */
            key: string;
            /** @description Its name. */
            name: string;
        };
        /** @description The organisation one works for. */
        MyOrganisation: {
            /** @description Name. */
            name: string;
            /** @description Whether the first-run set-up is done. */
            setup_done: boolean;
        };
        /** @description A task of the caller. */
        MyTask: {
            /** @description When work ended. */
            actual_finish?: string | null;
            /** @description When work began. */
            actual_start?: string | null;
            /** @description Total float at or below the project's limit. */
            critical: boolean;
            /** @description Deadline. */
            deadline?: string | null;
            /** @description Computed finish. */
            finish: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Open and behind its baseline. */
            late: boolean;
            /** @description A point in time. */
            milestone: boolean;
            /** @description Name. */
            name: string;
            parent?: components["schemas"]["Reference"] | null;
            /**
             * Format: double
             * @description Done duration of all duration.
             */
            percent_complete: number;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference"];
            /**
             * Format: double
             * @description Working time left.
             */
            remaining_duration_minutes: number;
            /** @description Whether the caller may report progress. */
            reportable: boolean;
            /** @description Computed start. */
            start: string;
            /**
             * Format: double
             * @description Share of the caller's time; 100 is all of it.
             */
            units_percent: number;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
            /** @description WBS code. */
            wbs: string;
            /**
             * Format: double
             * @description Effort of the caller.
             */
            work_minutes: number;
        };
        /** @description One page of the caller's tasks. */
        MyTasks: {
            /** @description The tasks, by finish. */
            items: components["schemas"]["MyTask"][];
            /** @description Give this as `after` for the next page; null on the last. */
            next?: string | null;
            /** @description The people of plans that the caller signs in as; none means that nobody has linked them yet. */
            people: components["schemas"]["Reference"][];
            /**
             * Format: int64
             * @description How many the whole list has.
             */
            total: number;
        };
        /** @description Oneself. */
        MyUser: {
            /** @description Mail address. */
            email: string;
            /**
             * Format: uuid
             * @description Which user.
             */
            id: string;
            /** @description Language tag such as `en-GB`. */
            locale: string;
            /** @description Name. */
            name: string;
            /** @description `light`, `dark` or `auto`. */
            theme: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A link to add. */
        NewAlignment: {
            /**
             * Format: double
             * @description How much of the subject, more than 0 and at most 100.
             */
            contribution_percent: number;
            /**
             * Format: uuid
             * @description Which one.
             */
            subject_id: string;
            /** @description `request`, `project` or `program`. */
            subject_kind: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            target_id: string;
            /** @description `objective` or `driver`. */
            target_kind: string;
        };
        /** @description An allocation to add. */
        NewAllocation: {
            /**
             * Format: uuid
             * @description In which role.
             */
            job_role_id?: string | null;
            /** @description Free text. */
            note?: string;
            /**
             * Format: double
             * @description How likely it is, percent; 100 unless told.
             */
            probability_percent?: number | null;
            /**
             * Format: uuid
             * @description Who; left out when only the role is known.
             */
            resource_id?: string | null;
            /** @description When how much. */
            spans?: components["schemas"]["AllocationSpan"][];
            /** @description Proposed unless told. */
            state?: components["schemas"]["AllocationState"];
        };
        /** @description A key to make. */
        NewApiToken: {
            /** @description Last day on which it works; for ever when absent. */
            expires_on?: string | null;
            /** @description What it is for. */
            name: string;
        };
        /** @description What one says about a project; what one said before under this version of the model is replaced. */
        NewAssessment: {
            /** @description One answer per criterion. */
            measures: components["schemas"]["Measure"][];
            /**
             * Format: uuid
             * @description The model.
             */
            model_id: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            subject_id: string;
            /** @description `project` or `request`. */
            subject_kind: string;
        };
        /** @description An assignment to make. */
        NewAssignment: {
            /**
             * Format: uuid
             * @description Who.
             */
            resource_id: string;
            /**
             * Format: double
             * @description Share of full time; 100 when absent.
             */
            units_percent?: number | null;
            /**
             * Format: double
             * @description Effort; follows from duration and units when absent.
             */
            work_minutes?: number | null;
        };
        /** @description A baseline to set. */
        NewBaseline: {
            /** @description What people call it. */
            name?: string | null;
            /** @description Replaces a baseline in this slot. */
            replace?: boolean;
            /**
             * Format: int64
             * @description 0 is what lists and charts compare with; 0 to 10 go into Microsoft Project files. Absent:
             *     0, or when that is in use and a name is given, the next free one above 10.
             */
            slot?: number | null;
            /**
             * @description Only these tasks are taken over as they are now; with `slot` of a baseline that is there,
             *     its other tasks stay. Summaries above them are rolled up from what is below.
             */
            task_ids?: string[] | null;
        };
        /** @description A case to begin. */
        NewBusinessCase: {
            /**
             * Format: uuid
             * @description Which one.
             */
            subject_id: string;
            /** @description `request` or `project`. */
            subject_kind: string;
        };
        /** @description A calendar to add. */
        NewCalendar: {
            /**
             * Format: uuid
             * @description The calendar it builds on.
             */
            base_id?: string | null;
            /** @description Days that differ. */
            exceptions?: Record<string, never>[] | null;
            /** @description Its key in another system. */
            external_key?: string | null;
            /** @description `base` (default) or `resource`. */
            kind?: string | null;
            /** @description Name. */
            name: string;
            /**
             * Format: uuid
             * @description The project it belongs to; the whole organisation when absent.
             */
            project_id?: string | null;
            /** @description Monday first, seven days; inherited when absent. */
            week?: Record<string, never>[] | null;
            /** @description Weeks that replace `week` between two dates. */
            work_weeks?: Record<string, never>[] | null;
        };
        /** @description A charter to generate. */
        NewCharter: {
            /**
             * Format: uuid
             * @description The project.
             */
            project_id: string;
        };
        /** @description Where a key result is now. */
        NewCheckIn: {
            /** @description What is behind it. */
            note?: string;
            /**
             * Format: double
             * @description Where it is.
             */
            value: number;
        };
        /** @description Something to say. */
        NewComment: {
            /** @description Files that come with it: one's own, attached before to the same subject; at most 20. */
            files?: string[];
            /**
             * Format: uuid
             * @description The comment it answers.
             */
            reply_to_id?: string | null;
            /** @description Markdown without HTML; mention a person as `@[id]`. */
            text: string;
        };
        /** @description One's judgements of all pairs. */
        NewComparison: {
            /** @description One per pair of criteria. */
            judgements: components["schemas"]["Judgement"][];
            /** @description Why they count although they are inconsistent. */
            override_reason?: string;
        };
        /** @description A condition to add. */
        NewCondition: {
            /** @description By which day, such as `2026-03-31`. */
            due?: string | null;
            /**
             * Format: uuid
             * @description Who does it.
             */
            owner_id?: string | null;
            /** @description What has to be done. */
            text: string;
        };
        /** @description A task that waits for one of another project. */
        NewCrossDependency: {
            /** @description By when the driving task is asked to be at its end. */
            agreed_date?: string | null;
            /** @description `FS` (default), `SS`, `FF` or `SF`. */
            kind?: string | null;
            /** @description Time between the ends: `2d`, `-1d`, `3ed`, `50%`. */
            lag?: string | null;
            /** @description Free text. */
            note?: string;
            /** @description `propagate` (default): the driven task follows. `warn`: it stays, and findings tell. */
            policy?: string | null;
            /**
             * Format: uuid
             * @description The driving task, of another project.
             */
            predecessor_id: string;
            /**
             * Format: uuid
             * @description Who answers for the driving task.
             */
            predecessor_owner_id?: string | null;
            /**
             * Format: uuid
             * @description The driven task, of this project.
             */
            successor_id: string;
            /**
             * Format: uuid
             * @description Who answers for the driven task.
             */
            successor_owner_id?: string | null;
        };
        /** @description A field to add. */
        NewCustomField: {
            /** @description What a choice offers. */
            choices?: components["schemas"]["CustomChoice"][];
            /** @description What belongs in it. */
            help?: string;
            /** @description `text`, `number`, `date`, `flag` or `choice`. */
            kind: string;
            /** @description What people call it. */
            name: string;
            /** @description `task` or `project`. */
            noun: string;
            /** @description Unit of a number. */
            unit?: string;
        };
        /** @description A decision about an approval. */
        NewDecision: {
            /** @description What is answered. */
            choice: components["schemas"]["Choice"];
            /** @description Why, or the question; needed unless one approves. */
            reason?: string;
            /**
             * Format: uuid
             * @description For whom one decides; oneself, or the one person one stands in for, when absent.
             */
            seat_id?: string | null;
            /**
             * Format: int64
             * @description The step one has seen, from 0; when it was decided meanwhile, nothing is.
             */
            step?: number | null;
        };
        /** @description A substitute to name. */
        NewDelegate: {
            /**
             * Format: uuid
             * @description Who decides for them.
             */
            delegate_id: string;
            /** @description First day, such as `2026-12-21`. */
            from: string;
            /** @description Why. */
            note?: string;
            /** @description Last day. */
            to: string;
            /**
             * Format: uuid
             * @description Who is away; oneself when absent.
             */
            user_id?: string | null;
        };
        /** @description A link to make. */
        NewDependency: {
            /** @description `FS` (default), `SS`, `FF` or `SF`. */
            kind?: string | null;
            /** @description `working` (default), `elapsed`, `percent` or `elapsed_percent`. */
            lag_kind?: string | null;
            /**
             * Format: double
             * @description Time between the ends; negative is lead.
             */
            lag_minutes?: number | null;
            /**
             * Format: double
             * @description Percent of the predecessor's duration.
             */
            lag_percent?: number | null;
            /**
             * Format: uuid
             * @description The driving task.
             */
            predecessor_id: string;
            /**
             * Format: uuid
             * @description The driven task.
             */
            successor_id: string;
        };
        /** @description A driver to add. */
        NewDriver: {
            /** @description What it means. */
            description?: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description What it counts among the drivers, 0 to 1000; 1 unless told.
             */
            weight?: number | null;
        };
        /** @description Changes of a plan, made as one step. */
        NewEdit: {
            /**
             * @description With `partial`: when something would have to be left out, change nothing yet and answer what
             *     in `skipped`; a paste is saved at once or asked about, with one request.
             */
            ask_first?: boolean;
            /**
             * @description Answer only rows whose dates, pieces or marks change, without links and table columns: what
             *     a chart draws while something is dragged.
             */
            brief?: boolean;
            /** @description The changes, in order; at most 5,000. */
            changes: components["schemas"]["Change"][];
            /** @description Make the changes that can be made and list the others, instead of refusing all. */
            partial?: boolean;
            /** @description Compute and answer what would happen, but change nothing. */
            preview?: boolean;
            /** @description Why, for the history. */
            reason?: string | null;
        };
        /** @description A gate to ask for. */
        NewGateReview: {
            /** @description What the approvers should know. */
            note?: string;
            /** @description What is proposed. */
            proposed: components["schemas"]["Proposal"];
        };
        /** @description A role to add. */
        NewJobRole: {
            /** @description What someone in it does. */
            description?: string;
            /** @description Its key in another system. */
            external_key?: string | null;
            /** @description Name. */
            name: string;
        };
        /** @description A key result to add. */
        NewKeyResult: {
            /**
             * Format: double
             * @description Where it is; the start unless told.
             */
            current?: number | null;
            /** @description `increase` or `decrease`; what leads from start to target unless told. */
            direction?: string | null;
            /** @description Day by which it is to be reached, such as `2027-06-30`. */
            due?: string | null;
            /** @description What is measured. */
            name: string;
            /**
             * Format: uuid
             * @description Who answers for it.
             */
            owner_id?: string | null;
            /**
             * Format: double
             * @description Where it begins.
             */
            start: number;
            /**
             * Format: double
             * @description Where it is to come.
             */
            target: number;
            /** @description Unit of the measure. */
            unit?: string;
            /**
             * Format: int64
             * @description What it counts, 0 to 1000; 1 unless told.
             */
            weight?: number | null;
        };
        /** @description Leave to enter. */
        NewLeave: {
            /** @description First day. */
            from: string;
            /** @description `holiday` (default), `sick`, `training` or `other`. */
            kind?: string | null;
            /** @description Free text. */
            note?: string;
            /** @description Last day. */
            to: string;
        };
        /** @description A lifecycle to add, behind the others. */
        NewLifecycle: {
            /** @description Rule for what it is suggested for. */
            applies_when?: string;
            /** @description Stages and gates. */
            definition: components["schemas"]["LifecycleDefinition"];
            /** @description What it is good for. */
            description?: string;
            /** @description Name. */
            name: string;
            /** @description Kind of what goes through it, such as `project`. */
            subject_kind: string;
        };
        /** @description A location to add. */
        NewLocation: {
            /**
             * Format: uuid
             * @description Working time and holidays there.
             */
            calendar_id?: string | null;
            /** @description Name. */
            name: string;
            /** @description IANA time zone such as `Europe/Berlin`. */
            time_zone?: string;
        };
        /** @description An objective to add, behind its siblings. */
        NewObjective: {
            /** @description Free text. */
            description?: string;
            /** @description Name. */
            name: string;
            /**
             * Format: uuid
             * @description Who answers for it.
             */
            owner_id?: string | null;
            /**
             * Format: uuid
             * @description The one above it.
             */
            parent_id?: string | null;
            /**
             * Format: int64
             * @description What it counts among its siblings, 0 to 1000; 1 unless told.
             */
            weight?: number | null;
        };
        /** @description A list to check or take over. */
        NewPeopleImport: {
            /** @description Take it over; it is only checked otherwise. */
            apply?: boolean;
            /** @description The file, CSV or an Excel workbook (.xlsx, its first sheet), in Base64. */
            content: string;
            /** @description From column meaning (`name`, `email`, …) to heading; what is known or remembered when absent. */
            mapping?: {
                [key: string]: string;
            } | null;
        };
        /** @description A portfolio to add. */
        NewPortfolio: {
            /** @description Free text. */
            description?: string;
            /** @description Its key in another system. */
            external_key?: string | null;
            /** @description Name. */
            name: string;
            /**
             * Format: uuid
             * @description Who answers for it.
             */
            owner_id?: string | null;
        };
        /** @description A program to add. */
        NewProgram: {
            /** @description Free text. */
            description?: string;
            /** @description Its key in another system. */
            external_key?: string | null;
            /** @description Name. */
            name: string;
            /**
             * Format: uuid
             * @description Who answers for it.
             */
            owner_id?: string | null;
            /**
             * Format: uuid
             * @description The portfolio it goes into.
             */
            portfolio_id?: string | null;
        };
        /** @description A project to start. */
        NewProject: {
            /**
             * Format: uuid
             * @description Project calendar; the organisation's standard when absent.
             */
            calendar_id?: string | null;
            /** @description Values of custom fields by their code. */
            custom?: Record<string, never> | null;
            /** @description Free text. */
            description?: string;
            /** @description Its key in another system. */
            external_key?: string | null;
            /** @description Finish to schedule from. */
            finish?: string | null;
            /** @description Short unique key; made from the name when absent. */
            key?: string | null;
            /** @description Name. */
            name: string;
            /**
             * Format: uuid
             * @description Who answers for it.
             */
            owner_id?: string | null;
            /**
             * Format: uuid
             * @description The portfolio it goes into, when there is no program.
             */
            portfolio_id?: string | null;
            /**
             * Format: uuid
             * @description The program it goes into; its portfolio follows from it.
             */
            program_id?: string | null;
            /** @description `start` (default) or `finish`. */
            schedule_from?: string | null;
            /** @description `proposed`, `planned` (default), `active`, `on_hold`, `done` or `cancelled`. */
            stage?: string | null;
            /** @description Nothing starts before this. */
            start: string;
            /**
             * Format: uuid
             * @description The template whose plan it begins with.
             */
            template_id?: string | null;
        };
        /** @description A rate to add. One without end that began before it ends the day before it begins. */
        NewRate: {
            /** @description Its currency (ISO 4217); the resource's when absent. */
            currency?: string | null;
            /** @description First day; always when absent. */
            from?: string | null;
            /** @description `cost` or `bill`. */
            kind: string;
            /**
             * @description Price of an hour, a decimal such as `85.50` with at most four digits after the point.
             * @example 85.50
             */
            rate: string;
            /** @description Last day; without end when absent. */
            to?: string | null;
        };
        /** @description A request to write. */
        NewRequest: {
            /** @description Answers by the code of the question. */
            answers?: {
                [key: string]: string;
            };
            /**
             * Format: uuid
             * @description The program it is for.
             */
            program_id?: string | null;
            /** @description Title. */
            title: string;
            /**
             * Format: uuid
             * @description Its type.
             */
            type_id: string;
        };
        /** @description A link to make. */
        NewRequestLink: {
            /** @description The last day on which it works (UTC); no end when absent. */
            last_day?: string | null;
            /** @description What the PMO calls it. */
            name: string;
        };
        /** @description A type to add. */
        NewRequestType: {
            /** @description Currency of its amounts; EUR unless told. */
            currency?: string | null;
            /** @description What it is for. */
            description?: string;
            /** @description What is asked. */
            form: components["schemas"]["Form"];
            /** @description Name. */
            name: string;
            /**
             * Format: uuid
             * @description The model by which its requests are scored.
             */
            scoring_model_id?: string | null;
        };
        /** @description A resource to add. */
        NewResource: {
            /**
             * Format: uuid
             * @description Its own calendar; the project's when absent.
             */
            calendar_id?: string | null;
            /**
             * @description Currency of the rate (ISO 4217); `EUR` when absent.
             * @example EUR
             */
            currency?: string | null;
            /** @description Mail address. */
            email?: string;
            /** @description Whether it is a machine or a room; 300 % are three of them. */
            equipment?: boolean;
            /** @description Its key in another system. */
            external_key?: string | null;
            /** @description Whether it stands for a role in plans, until someone is named; then name the role too. */
            generic?: boolean;
            /** @description Short form. */
            initials?: string;
            /**
             * Format: uuid
             * @description The role a generic resource stands for.
             */
            job_role_id?: string | null;
            /** @description `work` (default), `material` or `cost`. */
            kind?: string | null;
            /**
             * Format: double
             * @description Availability; 100 when absent.
             */
            max_units_percent?: number | null;
            /** @description Name. */
            name: string;
            /**
             * @description Price of an hour, a decimal such as `85.50` with at most four digits after the point; needs
             *     the permission to manage rates.
             * @example 85.50
             */
            standard_rate?: string | null;
            /**
             * Format: uuid
             * @description The team it goes into.
             */
            team_id?: string | null;
            /**
             * Format: uuid
             * @description The user this person signs in as.
             */
            user_id?: string | null;
        };
        /** @description A role to give a person. */
        NewResourceRole: {
            /** @description First day; always when absent. */
            from?: string | null;
            /**
             * Format: uuid
             * @description The role.
             */
            job_role_id: string;
            /**
             * Format: double
             * @description Share of the person's time; 100 when absent.
             */
            share_percent?: number | null;
            /** @description Last day; without end when absent. */
            to?: string | null;
        };
        /** @description A skill to give a person. */
        NewResourceSkill: components["schemas"]["PatchResourceSkill"] & {
            /**
             * Format: uuid
             * @description The skill.
             */
            skill_id: string;
        };
        /** @description A role to add. */
        NewRole: {
            /** @description Name. */
            name: string;
            /** @description Keys of what it allows. */
            permissions: string[];
        };
        /** @description A role to grant. */
        NewRoleGrant: {
            /**
             * Format: uuid
             * @description Which role.
             */
            role_id: string;
            /**
             * Format: uuid
             * @description Which one; not needed for the organisation.
             */
            scope_id?: string | null;
            /** @description `organisation`, `portfolio`, `program` or `project`. */
            scope_kind: string;
            /**
             * Format: uuid
             * @description To whom.
             */
            user_id: string;
        };
        /** @description A route to add, behind the others of its kind. */
        NewRoute: {
            /** @description When it is taken. */
            conditions?: components["schemas"]["Conditions"];
            /** @description Name. */
            name: string;
            /** @description Its steps, in order. */
            steps: components["schemas"]["RouteStep"][];
            /** @description Kind of subject it is for. */
            subject_kind: string;
        };
        /** @description A rule to try. */
        NewRuleTest: {
            /**
             * Format: uuid
             * @description What to try it on; only read when absent.
             */
            subject_id?: string | null;
            /** @description Kind of what it is about, such as `project`. */
            subject_kind: string;
            /** @description The rule. */
            text: string;
        };
        /** @description A view to save. */
        NewSavedView: {
            /** @description Of which list or chart. */
            list: string;
            /** @description What people call it. */
            name: string;
            /**
             * Format: uuid
             * @description The project it is for; absent: every one.
             */
            project_id?: string | null;
            /** @description What the page shows. */
            settings?: Record<string, never>;
            /** @description Everybody who may see the place may open it. */
            shared?: boolean;
        };
        /** @description A scenario to add. */
        NewScenario: {
            /**
             * Format: uuid
             * @description The scenario to copy.
             */
            copy_of?: string | null;
            /** @description The copy is a snapshot that does not change any more. */
            frozen?: boolean;
            /** @description Name. */
            name: string;
            /** @description What it is for. */
            note?: string;
            /**
             * Format: uuid
             * @description The portfolio it is about.
             */
            portfolio_id?: string | null;
            question?: components["schemas"]["ScenarioQuestion"] | null;
        };
        /** @description A model to add. */
        NewScoringModel: {
            /** @description What counts. */
            criteria: components["schemas"]["Criterion"][];
            /** @description What it is for. */
            description?: string;
            /** @description `weighted`, `wsjf`, `rice`, `ice` or `npv`. */
            method: string;
            /** @description Name. */
            name: string;
            /**
             * Format: double
             * @description Discount per period, of `npv`.
             */
            rate_percent?: number;
        };
        /** @description A skill to add. */
        NewSkill: {
            /** @description What it is grouped under. */
            category?: string;
            /** @description What someone with it is able to do. */
            description?: string;
            /** @description What levels 1 to 5 are called; the usual words when absent. */
            level_words?: string[] | null;
            /** @description Name. */
            name: string;
        };
        /** @description A task to add. */
        NewTask: components["schemas"]["TaskValues"] & {
            /**
             * Format: uuid
             * @description The task it goes behind; the end of its summary when absent.
             */
            after_id?: string | null;
            /** @description Its key in another system. */
            external_key?: string | null;
            /** @description Name. */
            name: string;
            /**
             * Format: uuid
             * @description The summary it goes under; the top level when absent.
             */
            parent_id?: string | null;
        };
        /** @description A team to add. */
        NewTeam: {
            /** @description Free text. */
            description?: string;
            /** @description Its key in another system. */
            external_key?: string | null;
            /** @description Name. */
            name: string;
        };
        /** @description A template to make of a project. */
        NewTemplate: {
            /** @description Short unique key; made from the name when absent. */
            key?: string | null;
            /** @description Its name. */
            name: string;
            /** @description Put roles in the place of people. */
            roles?: boolean;
        };
        /** @description A change from a day on; what is not told stays as it was the day before. */
        NewTerm: components["schemas"]["TermChange"] & {
            /**
             * @description First day; the first entry of a person is the day they join.
             * @example 2027-03-01
             */
            from: string;
        };
        /** @description A user to add. */
        NewUser: {
            /** @description Mail address, unique. */
            email: string;
            /** @description Language tag. */
            locale?: string | null;
            /** @description Name. */
            name: string;
            /**
             * Format: password
             * @description Password to begin with; without one they cannot sign in until it is reset.
             */
            password?: string | null;
        };
        /** @description Something that need not be met. */
        NewWaiver: {
            /** @description What. */
            checked: components["schemas"]["Checked"];
            /** @description Why. */
            reason: string;
        };
        /** @description Something a scenario wants that is not carried into live. */
        NotCarried: {
            /** @description What is wanted, in words. */
            wanted: string;
            /** @description `stretch`, `scope`, `funding`, `staffing`, `value`, `bucket`, `budget`, `capacity` or `hire`. */
            what: string;
            /** @description Why it is not carried, and where it is done. */
            why: string;
        };
        /** @description Something that concerns the reader. */
        NotificationView: {
            actor?: components["schemas"]["Reference"] | null;
            /** @description When (UTC). */
            at: string;
            /**
             * Format: uuid
             * @description The comment it tells of.
             */
            comment_id?: string | null;
            /**
             * Format: int64
             * @description How many tasks it stands for.
             */
            count: number;
            /** @description How that comment begins, or what was said: a question, a reason. */
            excerpt: string;
            /** @description Where to look; null when the reader may not see it any more. */
            href?: string | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description What happened, such as `mentioned`, `assigned` or `question`. */
            kind: string;
            /** @description Whether it was read. */
            read: boolean;
            /**
             * Format: uuid
             * @description Which one.
             */
            subject_id: string;
            /** @description What it is about: `project`, `task`, `request`, `gate_review`, `charter` or `scenario`. */
            subject_kind: string;
            /** @description What people call it; empty when the reader may not see it any more. */
            title: string;
            /** @description The project of a task. */
            within?: string | null;
        };
        /** @description What levelling cannot solve. */
        NotLevelled: {
            /**
             * Format: double
             * @description With `level.not_enough`: percent asked for.
             */
            asked_units?: number | null;
            /**
             * @description `level.not_enough`: a task asks for more than there ever is; `level.overloaded`: it cannot wait
             *     without passing its latest start; `level.displaced`: it was to stay and is moved by what comes
             *     before it; `level.from_finish`: plans scheduled from their finish have no levelling delays.
             */
            code: string;
            /**
             * Format: double
             * @description With `level.not_enough`: most percent there ever is.
             */
            most_units?: number | null;
            project?: components["schemas"]["Reference"] | null;
            resource?: components["schemas"]["Reference"] | null;
            task?: components["schemas"]["Reference"] | null;
        };
        /** @description The money that serves an objective. */
        ObjectiveSpend: {
            /**
             * Format: int64
             * @description What is linked to it, in minor units.
             */
            direct_minor: number;
            /** @description Its level, 0 at the top. */
            level: number;
            /** @description Which one. */
            objective: components["schemas"]["Reference"];
            /**
             * Format: int64
             * @description That and what is linked to those below it.
             */
            total_minor: number;
        };
        /** @description An objective with how far it is. */
        ObjectiveView: {
            /** @description Free text. */
            description: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description How one sees that it is reached. */
            key_results: components["schemas"]["KeyResultView"][];
            /** @description Its level, 0 at the top. */
            level: number;
            /** @description Name. */
            name: string;
            owner?: components["schemas"]["Reference"] | null;
            /**
             * Format: uuid
             * @description The one above it.
             */
            parent_id?: string | null;
            /** @description Its place among its siblings, from 1. */
            position: number;
            /**
             * Format: double
             * @description Weighted mean of its key results and of the objectives below it; null when nothing is measured.
             */
            progress_percent?: number | null;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
            /**
             * Format: int64
             * @description What it counts among its siblings; 0 does not count.
             */
            weight: number;
        };
        /** @description A judgement that fits least with all others. */
        OddJudgement: {
            /** @description Code of the one criterion. */
            criterion: string;
            /**
             * Format: double
             * @description What the others imply.
             */
            fits: number;
            /** @description Code of the other. */
            over: string;
            /**
             * Format: double
             * @description What was said, as how many times as much the first counts.
             */
            said: number;
        };
        /** @description What one option comes to. */
        OptionFigures: {
            /**
             * Format: int64
             * @description All benefits.
             */
            benefits_minor: number;
            /**
             * Format: int64
             * @description All costs, in minor units.
             */
            costs_minor: number;
            /**
             * Format: double
             * @description The same of discounted money.
             */
            discounted_payback_years?: number | null;
            /** @description Benefits less costs per period. */
            flows: number[];
            /**
             * @description Rates per year at which the net present value is 0, ascending. More than one: none of them
             *     says anything, look at the net present value.
             */
            irr_percents: number[];
            /** @description Key of the option. */
            key: string;
            /**
             * Format: int64
             * @description That less the net present value of doing nothing.
             */
            npv_against_nothing_minor: number;
            /**
             * Format: int64
             * @description Net present value.
             */
            npv_minor: number;
            /**
             * Format: double
             * @description Years until the money is back; null when it never is.
             */
            payback_years?: number | null;
            /**
             * Format: double
             * @description Present value of the benefits ÷ present value of the costs; null without costs.
             */
            profitability_index?: number | null;
        };
        /** @description The one organisation of an installation. */
        OrganisationView: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description One page of the outbox. */
        OutboxPage: components["schemas"]["Listed_MailItem"] & {
            /** @description Whom mail comes from, when it is. */
            from?: string | null;
            /** @description Whether a mail server is set up; nothing is sent otherwise. */
            sends: boolean;
        };
        /** @description What a scenario wants otherwise of one project or request. */
        OverlayChange: {
            /** @description The strategic bucket it is to count in; that of the scenario's candidate unless told. */
            bucket?: string | null;
            /**
             * Format: double
             * @description How much of its cost is paid: scales cost alone.
             */
            funding_percent?: number;
            /** @description It is left out. */
            out?: boolean;
            /**
             * Format: double
             * @description How much of it is done: scales cost, work and value.
             */
            scope_percent?: number;
            /**
             * Format: int64
             * @description Days by which it moves besides.
             */
            shift_days?: number;
            /**
             * Format: int64
             * @description Months by which the start moves; negative is earlier.
             */
            shift_months?: number;
            /** @description Other roles for its work. */
            staffing?: components["schemas"]["OverlaySwap"][];
            /**
             * Format: double
             * @description How long it takes, of its length today.
             */
            stretch_percent?: number;
            /**
             * Format: double
             * @description What it is worth, in points, in the place of its score.
             */
            value?: number | null;
        };
        /** @description An item that was changed, and what everything comes to now. */
        OverlayChanged: {
            /** @description The item. */
            item: components["schemas"]["OverlayItem"];
            /** @description What everything comes to. */
            totals: components["schemas"]["OverlayTotals"];
        };
        /** @description Scenarios side by side with live. */
        OverlayComparison: {
            /** @description ISO 4217 code of all money: that of the first scenario. */
            currency: string;
            /** @description Projects and requests. */
            items: components["schemas"]["ComparedItem"][];
            /** @description The portfolio of the first scenario as it is now, in the same months. */
            live: components["schemas"]["OverlayTotals"];
            /** @description The months that are compared: those of the first scenario. */
            months: string[];
            /**
             * @description What each costs in all, also outside the months, by the objective that it serves: live first, then
             *     the scenarios. Empty for who may not see objectives.
             */
            objectives: components["schemas"]["ServedObjective"][];
            /** @description The scenarios. */
            scenarios: components["schemas"]["ComparedScenario"][];
        };
        /** @description A project or request in a scenario. */
        OverlayItem: {
            /** @description Its dates are assumed. */
            assumed_dates: boolean;
            /** @description As it was when it was taken. */
            base: components["schemas"]["FiguresInBrief"];
            /** @description Somebody had worked on it. */
            begun: boolean;
            /** @description The strategic bucket it counts in; empty for none. */
            bucket: string;
            /** @description What the scenario wants otherwise. */
            change: components["schemas"]["OverlayChange"];
            cost_source?: components["schemas"]["CostSource"] | null;
            figures?: components["schemas"]["FiguresInBrief"] | null;
            /**
             * Format: uuid
             * @description Which item.
             */
            id: string;
            /** @description Its key; null when the reader may not see it. */
            key?: string | null;
            /** @description Which kind of subject. */
            kind: components["schemas"]["ScenarioSubject"];
            /** @description It was behind its baseline. */
            late: boolean;
            /** @description Its name; null when the reader may not see it. */
            name?: string | null;
            /** @description Its cost, or a part of it, is in another currency and is left out. */
            other_currency: boolean;
            /** @description The roles that it asks for. */
            roles: string[];
            /** @description Its stage or state when it was taken. */
            stage: string;
            /**
             * Format: uuid
             * @description Which project or request.
             */
            subject_id: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description Work of one role that another is to do. */
        OverlaySwap: {
            /** @description The role that does it today. */
            from: string;
            /**
             * Format: double
             * @description How much of the work.
             */
            share_percent?: number;
            /** @description The role that is to do it. */
            to: string;
        };
        /** @description What everything comes to. */
        OverlayTotals: {
            /** @description All budgets together per month; empty when money is not limited. */
            budget_by_month: number[];
            /**
             * Format: int64
             * @description Minor units in all, hires among them.
             */
            cost: number;
            /** @description Minor units per month. */
            cost_by_month: number[];
            /**
             * Format: int64
             * @description Minor units that lie before or after the months looked at; not in `cost`.
             */
            cost_outside: number;
            /** @description Last day of all. */
            finish?: string | null;
            /**
             * Format: int64
             * @description Projects and requests that are in.
             */
            items: number;
            /**
             * Format: double
             * @description Share of the cost that lies in projects behind their baseline: the risk of it, until there are risks.
             */
            late_cost_percent: number;
            /** @description Demand against capacity, by role. */
            roles: components["schemas"]["RoleUse"][];
            /**
             * Format: int64
             * @description Minutes that are missing of all roles and months.
             */
            short: number;
            /** @description First day of all; null when nothing is in. */
            start?: string | null;
            /**
             * Format: double
             * @description Points of all that have a value.
             */
            value: number;
            /**
             * Format: int64
             * @description Minutes of work in all.
             */
            work: number;
            /**
             * Format: int64
             * @description Minutes that lie before or after the months looked at; not in `work`.
             */
            work_outside: number;
        };
        /** @description A scenario as an overlay on live. */
        OverlayView: {
            /** @description What it came to when it was taken, with nothing changed. */
            base: components["schemas"]["OverlayTotals"];
            /** @description ISO 4217 code of all money. */
            currency: string;
            /**
             * Format: uuid
             * @description Which scenario.
             */
            id: string;
            /** @description Its projects and requests. */
            items: components["schemas"]["OverlayItem"][];
            /** @description Names of the months. */
            months: string[];
            /** @description When the newest figures were taken (UTC); null when nothing was taken yet. */
            taken_at?: string | null;
            /** @description What is to be reached. */
            targets: components["schemas"]["ScenarioTargets"];
            /** @description What everything comes to. */
            totals: components["schemas"]["OverlayTotals"];
        };
        /** @description People of a plan who are asked for more than they have. */
        Overloads: {
            /** @description Who, those with most hours too many first. */
            people: components["schemas"]["Listed_OverloadedPerson"];
            /** @description Every task of the plan that has a part in an overload. */
            task_ids: string[];
        };
        /** @description A stretch of time in which a person is asked for more than they have. */
        OverloadSpan: {
            /** @description First moment. */
            from: string;
            /** @description Whether projects ask for them that the caller may not see. */
            hidden_projects: boolean;
            /**
             * Format: double
             * @description Work beyond what they have.
             */
            over_minutes: number;
            /**
             * Format: double
             * @description Most units asked for at once, percent.
             */
            peak_units: number;
            /** @description Other projects that ask for them, as far as the caller may see those. */
            projects: components["schemas"]["Reference"][];
            /** @description The tasks of this plan that ask for them. */
            tasks: components["schemas"]["Reference"][];
            /** @description Last moment. */
            to: string;
        };
        /** @description Changes to a link. */
        PatchAlignment: {
            /**
             * Format: double
             * @description How much of the subject, more than 0 and at most 100.
             */
            contribution_percent: number;
        };
        /** @description Changes to an allocation. */
        PatchAllocation: {
            /**
             * Format: uuid
             * @description In which role; null for none.
             */
            job_role_id?: string | null;
            /** @description Free text. */
            note?: string | null;
            /**
             * Format: double
             * @description How likely it is, percent.
             */
            probability_percent?: number | null;
            /**
             * Format: uuid
             * @description Who; null for nobody yet.
             */
            resource_id?: string | null;
            /** @description When how much, instead of what was there. */
            spans?: components["schemas"]["AllocationSpan"][] | null;
            state?: components["schemas"]["AllocationState"] | null;
        };
        /** @description Changes to an assignment. */
        PatchAssignment: {
            /**
             * Format: double
             * @description Effort done.
             */
            actual_work_minutes?: number | null;
            /**
             * Format: double
             * @description Share of full time.
             */
            units_percent?: number | null;
            /**
             * Format: double
             * @description Effort.
             */
            work_minutes?: number | null;
        };
        /** @description Changes to a baseline. */
        PatchBaseline: {
            /** @description What people call it. */
            name: string;
        };
        /** @description Changes to a case. */
        PatchBusinessCase: {
            body?: components["schemas"]["CaseBody"] | null;
            /** @description Currency of its amounts. */
            currency?: string | null;
        };
        /** @description Changes to a calendar. */
        PatchCalendar: {
            /**
             * Format: uuid
             * @description The calendar it builds on; null for none.
             */
            base_id?: string | null;
            /** @description Days that differ. */
            exceptions?: Record<string, never>[] | null;
            /** @description Name. */
            name?: string | null;
            /** @description Monday first, seven days. */
            week?: Record<string, never>[] | null;
            /** @description Weeks that replace `week` between two dates. */
            work_weeks?: Record<string, never>[] | null;
        };
        /** @description Changes to a charter. */
        PatchCharter: {
            /** @description Who does what, all lines. */
            raci?: components["schemas"]["RaciLine"][] | null;
            /** @description Text by the key of a section; null lets it follow the data again. */
            sections?: {
                [key: string]: string | null;
            };
        };
        /** @description Changes to one's own comment. */
        PatchComment: {
            /** @description Markdown without HTML; mention a person as `@[id]`. */
            text: string;
        };
        /** @description Changes to a dependency between projects. Another date is a proposal again. */
        PatchCrossDependency: {
            agreed_date?: string | null;
            kind?: string | null;
            lag?: string | null;
            note?: string | null;
            policy?: string | null;
            /** Format: uuid */
            predecessor_owner_id?: string | null;
            /** Format: uuid */
            successor_owner_id?: string | null;
        };
        /** @description Changes to a field. */
        PatchCustomField: {
            /** @description Not shown any more; its values are kept. */
            archived?: boolean | null;
            /** @description All choices, in their order; one that is in use can be retired, not left out. */
            choices?: components["schemas"]["CustomChoice"][] | null;
            /** @description What belongs in it. */
            help?: string | null;
            /** @description What people call it. */
            name?: string | null;
            /**
             * Format: int64
             * @description Its new place among the fields of its noun, from 1.
             */
            position?: number | null;
            /** @description Unit of a number. */
            unit?: string | null;
        };
        /** @description Changes to a link. */
        PatchDependency: {
            /** @description `FS`, `SS`, `FF` or `SF`. */
            kind?: string | null;
            /** @description `working`, `elapsed`, `percent` or `elapsed_percent`. */
            lag_kind?: string | null;
            /**
             * Format: double
             * @description Time between the ends; negative is lead.
             */
            lag_minutes?: number | null;
            /**
             * Format: double
             * @description Percent of the predecessor's duration.
             */
            lag_percent?: number | null;
        };
        /** @description Changes to a driver. */
        PatchDriver: {
            /** @description Not offered any more. */
            archived?: boolean | null;
            /** @description What it means. */
            description?: string | null;
            /** @description Name. */
            name?: string | null;
            /**
             * Format: int64
             * @description What it counts among the drivers, 0 to 1000.
             */
            weight?: number | null;
        };
        /** @description Changes to a role. */
        PatchJobRole: {
            /** @description Not offered any more. */
            archived?: boolean | null;
            /** @description What someone in it does. */
            description?: string | null;
            /** @description Name. */
            name?: string | null;
        };
        /** @description Changes to a key result; where it is, is said by a check-in. */
        PatchKeyResult: {
            /** @description `increase` or `decrease`. */
            direction?: string | null;
            /** @description Day by which it is to be reached; null for none. */
            due?: string | null;
            /** @description What is measured. */
            name?: string | null;
            /**
             * Format: uuid
             * @description Who answers for it; null for nobody.
             */
            owner_id?: string | null;
            /**
             * Format: double
             * @description Where it begins.
             */
            start?: number | null;
            /**
             * Format: double
             * @description Where it is to come.
             */
            target?: number | null;
            /** @description Unit of the measure. */
            unit?: string | null;
            /**
             * Format: int64
             * @description What it counts, 0 to 1000.
             */
            weight?: number | null;
        };
        /** @description Changes to a lifecycle. */
        PatchLifecycle: {
            /** @description Rule for what it is suggested for. */
            applies_when?: string | null;
            /** @description Nothing begins with it any more. */
            archived?: boolean | null;
            definition?: components["schemas"]["LifecycleDefinition"] | null;
            /** @description What it is good for. */
            description?: string | null;
            /** @description Name. */
            name?: string | null;
            /**
             * Format: int64
             * @description Its new place among the lifecycles of its kind, from 1.
             */
            position?: number | null;
            /** @description Why the definition is changed. */
            reason?: string;
        };
        /** @description Changes to a location. */
        PatchLocation: {
            /**
             * Format: uuid
             * @description Working time and holidays there; null for the organisation's.
             */
            calendar_id?: string | null;
            /** @description Name. */
            name?: string | null;
            /** @description IANA time zone such as `Europe/Berlin`. */
            time_zone?: string | null;
        };
        /** @description What one may change about oneself. */
        PatchMe: {
            /**
             * Format: password
             * @description Password as it is now.
             */
            current_password?: string | null;
            /** @description Language tag. */
            locale?: string | null;
            /** @description Name. */
            name?: string | null;
            /**
             * Format: password
             * @description New password; needs `current_password`.
             */
            password?: string | null;
            /** @description `light`, `dark` or `auto`. */
            theme?: string | null;
        };
        /** @description Changes to an objective. */
        PatchObjective: {
            /** @description Free text. */
            description?: string | null;
            /** @description Name. */
            name?: string | null;
            /**
             * Format: uuid
             * @description Who answers for it; null for nobody.
             */
            owner_id?: string | null;
            /**
             * Format: uuid
             * @description The one above it; null for the top.
             */
            parent_id?: string | null;
            /** @description Its place among its siblings, from 1; the last unless told when it goes elsewhere. */
            position?: number | null;
            /**
             * Format: int64
             * @description What it counts among its siblings, 0 to 1000.
             */
            weight?: number | null;
        };
        /** @description Changes to the organisation. */
        PatchOrganisation: {
            /** @description Name. */
            name?: string | null;
        };
        /** @description Changes to a portfolio. */
        PatchPortfolio: {
            /** @description Free text. */
            description?: string | null;
            /** @description Name. */
            name?: string | null;
            /**
             * Format: uuid
             * @description Who answers for it; null for nobody.
             */
            owner_id?: string | null;
        };
        /** @description Changes to a program. */
        PatchProgram: {
            /** @description Free text. */
            description?: string | null;
            /** @description Name. */
            name?: string | null;
            /**
             * Format: uuid
             * @description Who answers for it; null for nobody.
             */
            owner_id?: string | null;
            /**
             * Format: uuid
             * @description The portfolio it moves to; null for none.
             */
            portfolio_id?: string | null;
        };
        /** @description Changes to a project. */
        PatchProject: {
            /** Format: uuid */
            calendar_id?: string | null;
            critical_by?: string | null;
            /** Format: double */
            critical_limit_minutes?: number | null;
            /** @description Values of custom fields by their code; null takes one away. */
            custom?: Record<string, never> | null;
            /** Format: int64 */
            days_per_month?: number | null;
            description?: string | null;
            /**
             * Format: int64
             * @description Weeks before its start by which a planning package has to have tasks; null for never.
             */
            detail_weeks?: number | null;
            dialect?: string | null;
            /** @description Finish to schedule from; null for none. */
            finish?: string | null;
            /**
             * Format: int64
             * @description What is approved for it, in minor units of its currency; null takes the approval away.
             */
            funding_minor?: number | null;
            honor_constraints?: boolean | null;
            key?: string | null;
            lag_calendar?: string | null;
            /** Format: double */
            minutes_per_day?: number | null;
            /** Format: double */
            minutes_per_week?: number | null;
            multiple_critical_paths?: boolean | null;
            must_finish_by?: string | null;
            name?: string | null;
            /** Format: uuid */
            owner_id?: string | null;
            /** Format: uuid */
            portfolio_id?: string | null;
            /**
             * Format: int64
             * @description 0 to 1000: which project goes first when several are levelled together; 1000 is never moved.
             */
            priority?: number | null;
            /** Format: uuid */
            program_id?: string | null;
            progress_policy?: string | null;
            reschedule_uncompleted?: boolean | null;
            schedule_from?: string | null;
            stage?: string | null;
            /** @description Nothing starts before this. */
            start?: string | null;
            status_date?: string | null;
            total_float?: string | null;
        };
        /** @description A correction of a rate. */
        PatchRate: {
            /** @description Its currency (ISO 4217). */
            currency?: string | null;
            /** @description First day. */
            from?: string | null;
            /** @description Price of an hour. */
            rate?: string | null;
            /** @description Last day; null without end. */
            to?: string | null;
        };
        /** @description Changes to a request. */
        PatchRequest: {
            /** @description Answers by the code of the question, all of them. */
            answers?: {
                [key: string]: string;
            } | null;
            /** @description What the assessor found. */
            assessment?: string | null;
            /**
             * Format: uuid
             * @description The program it is for; null for none. The PMO may set it after it was submitted.
             */
            program_id?: string | null;
            /** @description Title. */
            title?: string | null;
        };
        /**
         * @description Changes to a type. Requests that were submitted keep the form they were written on; drafts get
         *     the new one.
         */
        PatchRequestType: {
            /** @description Not offered any more. */
            archived?: boolean | null;
            /** @description Currency of its amounts. */
            currency?: string | null;
            /** @description What it is for. */
            description?: string | null;
            form?: components["schemas"]["Form"] | null;
            /** @description Name. */
            name?: string | null;
            /**
             * Format: uuid
             * @description The model by which its requests are scored; null for none.
             */
            scoring_model_id?: string | null;
        };
        /** @description Changes to a resource. */
        PatchResource: {
            /** @description Whether it can still be assigned. */
            active?: boolean | null;
            /**
             * Format: uuid
             * @description Its own calendar; null for the project's.
             */
            calendar_id?: string | null;
            /**
             * @description Currency of the rate (ISO 4217); needs the permission to manage rates. The number stays.
             * @example EUR
             */
            currency?: string | null;
            /** @description Mail address. */
            email?: string | null;
            /** @description Whether it is a machine or a room. */
            equipment?: boolean | null;
            /** @description Whether it stands for a role in plans. */
            generic?: boolean | null;
            /** @description Short form. */
            initials?: string | null;
            /**
             * Format: uuid
             * @description The role a generic resource stands for; null for none.
             */
            job_role_id?: string | null;
            /** @description `work`, `material` or `cost`. */
            kind?: string | null;
            /**
             * Format: double
             * @description Availability.
             */
            max_units_percent?: number | null;
            /** @description Name. */
            name?: string | null;
            /**
             * @description Price of an hour, a decimal such as `85.50` with at most four digits after the point; needs
             *     the permission to manage rates.
             * @example 85.50
             */
            standard_rate?: string | null;
            /**
             * Format: uuid
             * @description The team it moves to; null for none.
             */
            team_id?: string | null;
            /**
             * Format: uuid
             * @description The user this person signs in as; null for none.
             */
            user_id?: string | null;
        };
        /** @description Changes to a role of a person. */
        PatchResourceRole: {
            /** @description First day. */
            from?: string | null;
            /**
             * Format: double
             * @description Share of the person's time.
             */
            share_percent?: number | null;
            /** @description Last day; null without end. */
            to?: string | null;
        };
        /** @description What is said of a skill of a person; what is absent stays. */
        PatchResourceSkill: {
            /** @description Where a proof is. */
            evidence?: string | null;
            /** @description The last day on which it holds; null for ever. */
            expires?: string | null;
            /** @description Whether they want to use it. */
            interested?: boolean | null;
            /**
             * Format: int64
             * @description The rating of whoever leads them, 0 to 5; not for people about themselves.
             */
            manager_level?: number | null;
            /**
             * Format: int64
             * @description Their own rating, 0 to 5.
             */
            self_level?: number | null;
        };
        /** @description Changes to a role. */
        PatchRole: {
            /** @description Name. */
            name?: string | null;
            /** @description Keys of what it allows. */
            permissions?: string[] | null;
        };
        /** @description Changes to a route. Approvals that were asked for before keep the steps they began with. */
        PatchRoute: {
            /** @description Not taken any more. */
            archived?: boolean | null;
            conditions?: components["schemas"]["Conditions"] | null;
            /** @description Name. */
            name?: string | null;
            /**
             * Format: int64
             * @description Its new place among the routes of its kind, from 1.
             */
            position?: number | null;
            /** @description Its steps, in order. */
            steps?: components["schemas"]["RouteStep"][] | null;
        };
        /** @description Changes to a view. */
        PatchSavedView: {
            /** @description What people call it. */
            name?: string | null;
            /** @description What the page shows. */
            settings?: Record<string, never> | null;
            /** @description Everybody who may see the place may open it. */
            shared?: boolean | null;
        };
        /** @description Changes to a scenario. */
        PatchScenario: {
            /** @description Name. */
            name?: string | null;
            /** @description What it is for. */
            note?: string | null;
            question?: components["schemas"]["ScenarioQuestion"] | null;
            /** @description Who may see and change it; for its owner. */
            sharing?: string | null;
            wishes?: components["schemas"]["ScenarioWishes"] | null;
        };
        /** @description A change of an item. */
        PatchScenarioItem: {
            /** @description What is wanted otherwise, whole. */
            change: components["schemas"]["OverlayChange"];
        };
        /** @description Changes to a model. */
        PatchScoringModel: {
            /** @description Not offered any more. */
            archived?: boolean | null;
            /** @description With a new version, assessments that answer all its criteria count for it too; true unless told. */
            carry_over?: boolean | null;
            /** @description What counts; another list makes a new version. */
            criteria?: components["schemas"]["Criterion"][] | null;
            /** @description What it is for. */
            description?: string | null;
            /** @description Name. */
            name?: string | null;
            /**
             * Format: double
             * @description Discount per period, of `npv`; another rate makes a new version.
             */
            rate_percent?: number | null;
        };
        /** @description Changes to a skill. */
        PatchSkill: {
            /** @description Not offered any more. */
            archived?: boolean | null;
            /** @description What it is grouped under. */
            category?: string | null;
            /** @description What someone with it is able to do. */
            description?: string | null;
            /** @description What levels 1 to 5 are called. */
            level_words?: string[] | null;
            /** @description Name. */
            name?: string | null;
        };
        /** @description Changes to a task; absent fields stay as they are. */
        PatchTask: components["schemas"]["TaskValues"] & {
            /**
             * Format: uuid
             * @description The task it moves behind, within its summary.
             */
            after_id?: string | null;
            /** @description Name. */
            name?: string | null;
            /**
             * Format: uuid
             * @description The summary it moves under; null for the top level.
             */
            parent_id?: string | null;
        };
        /** @description Changes to a team. */
        PatchTeam: {
            /** @description Free text. */
            description?: string | null;
            /** @description Name. */
            name?: string | null;
        };
        /** @description A correction of an entry. */
        PatchTerm: components["schemas"]["TermChange"] & {
            /** @description First day. */
            from?: string | null;
        };
        /** @description Changes to a user. */
        PatchUser: {
            /** @description Whether they may sign in; signing out follows at once. */
            active?: boolean | null;
            /** @description Mail address. */
            email?: string | null;
            /** @description Name. */
            name?: string | null;
            /**
             * Format: password
             * @description New password; ends all their sessions.
             */
            password_reset?: string | null;
        };
        /** @description Something to know about a line. */
        PeopleFinding: {
            /** @description Heading of the column. */
            field: string;
            /** @description Number of the line in the file, from 1. */
            line: number;
            /** @description What is wrong and what to do. */
            message: string;
            /** @description `error`: nothing is taken over; `info`: what else will be there. */
            severity: string;
        };
        /** @description What a list says, and what became of it. */
        PeopleImport: {
            /** @description Whether it was taken over. */
            applied: boolean;
            /** @description People of whom something changes. */
            changed: number;
            /** @description People that are new. */
            created: number;
            /** @description By line. */
            findings: components["schemas"]["PeopleFinding"][];
            /** @description Headings in order. */
            headings: string[];
            /** @description How many lines there are. */
            lines: number;
            /** @description From meaning to heading, as it was understood. */
            mapping: {
                [key: string]: string;
            };
            /** @description What columns can mean. */
            meanings: components["schemas"]["PersonMeaning"][];
            /** @description The first lines. */
            samples: string[][];
            /** @description People who are as they were. */
            unchanged: number;
        };
        /** @description People with their bars. */
        PeopleTimeline: {
            /** @description People by name. */
            rows: components["schemas"]["TimelineRow"][];
            /** @description How many people there are in all. */
            total: number;
            /** @description The weeks. */
            weeks: components["schemas"]["PeriodView"][];
        };
        /**
         * @description How long a period is.
         * @enum {string}
         */
        PeriodGrain: "day" | "week" | "month" | "quarter";
        /** @description A period. */
        PeriodView: {
            /** @description First day. */
            from: string;
            /** @description Last day. */
            to: string;
        };
        /** @description One thing a role may allow. */
        Permission: {
            /** @description What it allows. */
            help: string;
            /** @description Stable key such as `project.view`. */
            key: string;
            /** @description Short name. */
            name: string;
        };
        /** @description What a column can mean. */
        PersonMeaning: {
            /** @description What people read. */
            heading: string;
            /** @description Key in a mapping. */
            key: string;
            /** @description Whether the list is nothing without it. */
            required: boolean;
        };
        /** @description Governance of a thing. */
        PlaceView: {
            /**
             * @description The rule by which it was assigned when the project was made; empty for the one that fits
             *     everything, null where a person chose it.
             */
            assigned_rule?: string | null;
            /**
             * Format: double
             * @description Share of what decided gates looked at that was met; null before the first.
             */
            compliance_percent?: number | null;
            /** @description Conditions of gates that were passed, open ones first. */
            conditions: components["schemas"]["ConditionView"][];
            /** @description What was done otherwise than the lifecycle says, newest first. */
            deviations: components["schemas"]["DeviationView"][];
            /** @description What was shown for items of the checklist. */
            evidence: components["schemas"]["EvidenceView"][];
            /** @description What the gate of its stage checks, and how each thing stands. */
            findings: components["schemas"]["Finding"][];
            lifecycle?: components["schemas"]["Reference"] | null;
            /** @description What the reader may do here. */
            may: components["schemas"]["MayView"];
            /**
             * Format: int64
             * @description The newest revision there is.
             */
            newest_revision: number;
            /**
             * Format: uuid
             * @description The review that waits for a decision.
             */
            open_review?: string | null;
            /** @description How strictly gates are kept here. */
            pmo_type: components["schemas"]["PmoType"];
            /** @description Whether nothing is missing. */
            ready: boolean;
            /** @description Gates that were asked for, newest first. */
            reviews: components["schemas"]["ReviewLine"][];
            /**
             * Format: int64
             * @description The revision it goes by.
             */
            revision: number;
            /** @description Since when it is in its stage (UTC). */
            since?: string | null;
            /** @description Key of the stage it is in. */
            stage: string;
            /** @description Stages in order. */
            stages: components["schemas"]["StageView"][];
            /** @description `active`, `on_hold` or `ended`; empty without a lifecycle. */
            state: string;
            /**
             * Format: uuid
             * @description Which thing.
             */
            subject_id: string;
            suggested?: components["schemas"]["Reference"] | null;
            /**
             * Format: int64
             * @description Optimistic lock; 0 while it has no lifecycle.
             */
            version: number;
        };
        /** @description What became of a plan since a version of it. */
        PlanNews: {
            /** @description The edits that lead there, one after the other. */
            edits: components["schemas"]["EditAnswer"][];
            /**
             * Format: int64
             * @description Version of the plan now.
             */
            plan_version: number;
            /** @description Not every step is known any more: fetch the plan as a whole. */
            whole: boolean;
        };
        /**
         * @description How strictly gates are kept, loosest first.
         * @enum {string}
         */
        PmoType: "supportive" | "controlling" | "directive";
        /** @description How strictly gates are kept at a place. */
        PmoTypeView: {
            /**
             * @description Whether new projects there begin by themselves with the lifecycle that fits them; else it is
             *     suggested.
             */
            assigns: boolean;
            /** @description What holds there. */
            holds: components["schemas"]["PmoType"];
            own?: components["schemas"]["PmoType"] | null;
            /** @description The organisation or a portfolio. */
            scope: components["schemas"]["Reference"];
            /** @description `organisation` or `portfolio`. */
            scope_kind: string;
        };
        /** @description A portfolio with what it contains. */
        PortfolioView: {
            /** @description Free text. */
            description: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /**
             * Format: int64
             * @description Projects whose finish is behind their baseline.
             */
            late: number;
            /** @description Name. */
            name: string;
            owner?: components["schemas"]["Reference"] | null;
            /**
             * Format: int64
             * @description Programs in it.
             */
            programs: number;
            /**
             * Format: int64
             * @description Projects in it.
             */
            projects: number;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description Why a request failed (RFC 9457). */
        ProblemBody: {
            /** @description Stable code such as `plan.dependency_would_cycle`. */
            code: string;
            /** @description The noun as it is now, when someone else changed it. */
            current?: Record<string, never> | null;
            /** @description What happened and what to do. */
            detail: string;
            /** @description The fields concerned. */
            fields?: components["schemas"]["ProblemField"][] | null;
            /** @description Number to tell the administrator, who finds it in the log. */
            incident?: string | null;
            /**
             * Format: int32
             * @description HTTP status.
             */
            status: number;
            /** @description Short name of the status. */
            title: string;
            /** @description Always `about:blank`; `code` says which. */
            type: string;
        };
        /** @description One field of a refused request. */
        ProblemField: {
            /** @description Name of the field as sent. */
            field: string;
            /** @description What is wrong and what to do. */
            message: string;
        };
        /**
         * @description The projects of a program as one chart: columns as in a project's, a line for each project the
         *     caller may see with its tasks below.
         */
        ProgramGantt: {
            /** @description Calendar for shading: that of the first project. */
            calendars: components["schemas"]["GanttCalendar"][];
            /** @description Links within projects and between those shown. */
            dependencies: components["schemas"]["GanttDependencies"];
            /**
             * @description `tasks`: everything is shown. `summaries`: there are too many tasks, so only summaries and
             *     milestones. `projects`: too many of those too, so only projects.
             */
            detail: string;
            /** @description Links with tasks that are not shown. */
            external_links: components["schemas"]["GanttExternalLinks"];
            /** @description The program. */
            program: components["schemas"]["Reference"];
            /** @description For each line, which of the projects it belongs to. */
            project: number[];
            /** @description The projects, in the order of their lines. */
            projects: components["schemas"]["Reference"][];
            /**
             * Format: int64
             * @description How many tasks the projects have.
             */
            task_count: number;
            /** @description Columns of projects and tasks. */
            tasks: components["schemas"]["GanttTasks"];
        };
        /** @description What the projects of a program come to. */
        ProgramSummary: {
            /** @description Last finish in their baselines. */
            baseline_finish?: string | null;
            /** @description Running projects by health, worst first. */
            by_health: components["schemas"]["CountOf"][];
            /** @description Cost by currency. */
            cost: components["schemas"]["MoneyIn"][];
            /** @description Projects whose cost the caller may not see. */
            cost_hidden: number;
            /** @description Projects that are done or cancelled. */
            ended: number;
            /** @description Last finish. */
            finish?: string | null;
            /** @description The worst health of all. */
            health: components["schemas"]["Health"];
            /** @description Milestones still to come, those that other projects depend on first, then as they follow; 60 at most. */
            milestones: components["schemas"]["SharedMilestone"][];
            /**
             * Format: double
             * @description How much is done, each project counting by its length.
             */
            percent_complete: number;
            /** @description Running projects. */
            projects: number;
            /** @description Pending requests for it that the caller may see. */
            requests: number;
            /** @description First start of the running ones; null without any. */
            start?: string | null;
            /** @description Projects without a business case, an amount asked for, or a plan that costs something. */
            without_cost: number;
        };
        /** @description A program with what it contains. */
        ProgramView: {
            /** @description Free text. */
            description: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /**
             * Format: int64
             * @description Projects whose finish is behind their baseline.
             */
            late: number;
            /** @description Name. */
            name: string;
            owner?: components["schemas"]["Reference"] | null;
            portfolio?: components["schemas"]["Reference"] | null;
            /**
             * Format: int64
             * @description Projects in it.
             */
            projects: number;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A changed project. */
        ProjectChanged: components["schemas"]["ProjectView"] & {
            /** @description What the change did to the dates. */
            effect: components["schemas"]["Effect"];
        };
        /** @description A project in a list. */
        ProjectListItem: {
            /** @description Finish in baseline 0. */
            baseline_finish?: string | null;
            /**
             * Format: int64
             * @description Critical tasks.
             */
            critical_task_count: number;
            /** @description Values of custom fields by their code. */
            custom: Record<string, never>;
            /** @description Computed finish. */
            finish: string;
            /**
             * Format: double
             * @description Days between baseline finish and finish; positive is late.
             */
            finish_variance_days?: number | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Short unique key such as `INF-012`. */
            key: string;
            /** @description Whether its finish is behind its baseline. */
            late: boolean;
            /**
             * Format: int64
             * @description Open tasks behind their baseline.
             */
            late_task_count: number;
            /** @description Name. */
            name: string;
            owner?: components["schemas"]["Reference"] | null;
            /**
             * Format: double
             * @description Done duration of all duration.
             */
            percent_complete: number;
            portfolio?: components["schemas"]["Reference"] | null;
            program?: components["schemas"]["Reference"] | null;
            /** @description `proposed`, `planned`, `active`, `on_hold`, `done` or `cancelled`. */
            stage: string;
            /** @description Computed start. */
            start: string;
            /** @description Status date. */
            status_date?: string | null;
            /**
             * Format: int64
             * @description Tasks, summaries included.
             */
            task_count: number;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description What all projects of a list come to. */
        ProjectTotalsView: {
            /**
             * Format: int64
             * @description Critical tasks.
             */
            critical_task_count: number;
            /** @description Sums of custom fields that hold numbers, by their code. */
            custom: Record<string, never>;
            /**
             * Format: int64
             * @description Open tasks behind their baseline.
             */
            late_task_count: number;
            /**
             * Format: int64
             * @description How many there are.
             */
            projects: number;
            /**
             * Format: int64
             * @description Tasks, summaries included.
             */
            task_count: number;
        };
        /** @description A project with its settings. */
        ProjectView: components["schemas"]["ProjectListItem"] & {
            /** @description The project calendar. */
            calendar: components["schemas"]["Reference"];
            /** @description Which tasks are critical (Primavera): by `total_float`, or those on the `longest_path`. */
            critical_by: string;
            /**
             * Format: double
             * @description Total float at or below this is critical.
             */
            critical_limit_minutes: number;
            /** @description Currency of its costs. */
            currency: string;
            /**
             * Format: int64
             * @description Days that one month stands for.
             */
            days_per_month: number;
            /** @description Free text. */
            description: string;
            /**
             * Format: int64
             * @description Weeks before its start by which a planning package has to have tasks.
             */
            detail_weeks?: number | null;
            /**
             * Format: int64
             * @description How much the engine found remarkable.
             */
            diagnostics_count: number;
            /** @description `microsoft` or `primavera`. */
            dialect: string;
            /** @description Its key in another system. */
            external_key?: string | null;
            /**
             * Format: int64
             * @description What is approved for it, in minor units; null until somebody says.
             */
            funding_minor?: number | null;
            /** @description No-later-than constraints beat links. */
            honor_constraints: boolean;
            /** @description Whether it is a template and no project. */
            is_template: boolean;
            /**
             * @description Calendar on which lag is counted (Primavera): `predecessor`, `successor`, `around_the_clock` or
             *     `project`.
             */
            lag_calendar: string;
            /**
             * Format: double
             * @description Working time that one day stands for.
             */
            minutes_per_day: number;
            /**
             * Format: double
             * @description Working time that one week stands for.
             */
            minutes_per_week: number;
            /** @description Every open end closes its own network. */
            multiple_critical_paths: boolean;
            /** @description Late dates keep this date instead of the early finish (Primavera). */
            must_finish_by?: string | null;
            parent?: components["schemas"]["Reference"] | null;
            /** @description Finish to schedule from, when the plan goes backwards. */
            planned_finish?: string | null;
            /** @description Earliest start as planned. */
            planned_start: string;
            /**
             * Format: int64
             * @description 0 to 1000: which project goes first when several are levelled together; 1000 is never moved.
             */
            priority: number;
            /** @description `retained_logic` or `progress_override`. */
            progress_policy: string;
            recomputing?: components["schemas"]["Recomputing"] | null;
            /** @description Uncompleted work is moved behind the status date. */
            reschedule_uncompleted: boolean;
            /** @description `start` or `finish`. */
            schedule_from: string;
            template?: components["schemas"]["Reference"] | null;
            /** @description Which float is the total float (Primavera): `smallest`, `start` or `finish`. */
            total_float: string;
        };
        /**
         * @description What is proposed to a gate.
         * @enum {string}
         */
        Proposal: "go" | "hold" | "recycle" | "kill";
        /** @description The policy as it is to be. */
        PutCapacityPolicy: {
            /**
             * Format: int64
             * @description Minutes of a person-day.
             */
            day_minutes: number;
            /**
             * Format: double
             * @description Below this there is room.
             */
            free_below_percent: number;
            /**
             * Format: double
             * @description To this, inclusive, a person is full.
             */
            full_to_percent: number;
            /**
             * Format: double
             * @description Below this utilisation a person is idle, percent.
             */
            idle_below_percent: number;
            /**
             * Format: double
             * @description To this, inclusive, a little over.
             */
            over_to_percent: number;
            /** @description Utilisation to reach by role. */
            role_targets?: components["schemas"]["RoleTarget"][];
            /**
             * Format: double
             * @description From this on far over.
             */
            severe_from_percent: number;
            /**
             * Format: double
             * @description Utilisation to reach, percent.
             */
            target_percent: number;
        };
        /** @description Which view opens by itself. */
        PutDefaultView: {
            /** @description Of which list or chart. */
            list: string;
            /**
             * Format: uuid
             * @description In which project; absent: everywhere.
             */
            project_id?: string | null;
            /**
             * Format: uuid
             * @description The view; absent: none.
             */
            view_id?: string | null;
        };
        /** @description What is shown for an item. */
        PutEvidence: {
            /** @description Ticked. */
            done: boolean;
            /** @description Where that is: an address of the web, or of a page here. */
            link?: string;
            /** @description What shows that it is done. */
            note?: string;
        };
        /** @description The lifecycle to go by. */
        PutLifecycle: {
            /**
             * Format: uuid
             * @description Which one; its newest revision is taken.
             */
            lifecycle_id: string;
            /** @description Why; needed to change from one that is there. */
            reason?: string;
            /** @description Key of the stage to be in; when absent the one with the same key as now, or the first. */
            stage?: string | null;
        };
        /** @description The kinds of mail that one wants. */
        PutMailKinds: {
            /** @description Their keys; all others are not mailed. */
            wanted: string[];
        };
        /** @description What a place says. */
        PutPmoType: {
            /**
             * @description Whether new projects begin by themselves with the lifecycle that fits them. When absent it stays,
             *     or is as the kind of PMO has it: only a directive one assigns.
             */
            assigns?: boolean | null;
            own?: components["schemas"]["PmoType"] | null;
        };
        /** @description Everyone who works on a scenario, whole. */
        PutScenarioMembers: {
            /** @description Who, besides the owner. */
            members: components["schemas"]["ScenarioMemberInput"][];
        };
        /** @description A question. */
        Question: {
            /** @description The answer is the amount asked for, by which routes of approval go; for one question of money. */
            amount?: boolean;
            /** @description What a choice offers. */
            choices?: components["schemas"]["FormChoice"][];
            /** @description Stands for it in answers; made from the label when empty, and never changes. */
            code?: string;
            /** @description What helps to answer. */
            help?: string;
            /** @description What the answer may be. */
            kind: components["schemas"]["QuestionKind"];
            /** @description What is asked. */
            label: string;
            /** @description Must be answered before a request is submitted. */
            required?: boolean;
            shown_when?: components["schemas"]["ShownWhen"] | null;
        };
        /**
         * @description What an answer may be.
         * @enum {string}
         */
        QuestionKind: "text" | "long_text" | "number" | "money" | "date" | "choice" | "person" | "yes_no" | "file";
        /** @description Requests in one state. */
        QueueCount: {
            /**
             * Format: int64
             * @description Whole days for which the oldest has been in it.
             */
            oldest_days: number;
            /**
             * Format: int64
             * @description How many.
             */
            requests: number;
            /** @description The state. */
            state: string;
        };
        /** @description A comment as quoted by an answer. */
        QuotedComment: {
            author?: components["schemas"]["Reference"] | null;
            /** @description How it begins, on one line. */
            excerpt: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
        };
        /** @description What differs in one line between the version that was signed last and now. */
        RaciDifference: {
            /** @description `line` when all of it is new or gone, else the title of the column. */
            column: string;
            /** @description What it says now. */
            now: string;
            /** @description What was signed. */
            signed: string;
            /** @description The deliverable or decision. */
            what: string;
        };
        /** @description Who does what about one deliverable or decision; people and roles by their names. */
        RaciLine: {
            /** @description Who answers for it: one, before the charter is issued. */
            accountable?: string[];
            /** @description Who is asked before. */
            consulted?: string[];
            /** @description Who is told after. */
            informed?: string[];
            /** @description Who does it. */
            responsible?: string[];
            /** @description The deliverable or decision. */
            what: string;
        };
        /** @description A project in a ranking. */
        RankedProject: {
            /**
             * Format: int64
             * @description How many people assessed it.
             */
            assessors: number;
            /** @description Its key. */
            key: string;
            /** @description For most of them a knock-out criterion is not met. */
            knocked_out: boolean;
            /**
             * Format: int64
             * @description How many of them are far from the others.
             */
            outliers: number;
            /** @description Which one. */
            project: components["schemas"]["Reference"];
            /**
             * Format: int64
             * @description Its place, from 1; projects with the same score share one.
             */
            rank: number;
            /**
             * Format: double
             * @description Mean of all assessments, in points.
             */
            score: number;
            /**
             * Format: double
             * @description Sample standard deviation between people, in points.
             */
            spread: number;
            /** @description Its stage. */
            stage: string;
        };
        /** @description A project under two models. */
        RankedTwice: {
            /** @description Rank under the second model. */
            other_rank: number;
            /**
             * Format: double
             * @description Points under the second model.
             */
            other_score: number;
            /** @description Which one. */
            project: components["schemas"]["Reference"];
            /** @description Rank under the first model, of the projects that both have. */
            rank: number;
            /**
             * Format: double
             * @description Points under the first model.
             */
            score: number;
        };
        /** @description Two rankings of the projects that both models have. */
        RankingComparison: {
            /** @description By rank under the first model. */
            items: components["schemas"]["RankedTwice"][];
            /**
             * Format: double
             * @description Kendall's τ-b: 1 the same order, 0 unrelated, −1 reversed; null when there is nothing to compare.
             */
            tau?: number | null;
        };
        /** @description Two neighbours in the ranking, and the smallest change of a weight that makes them change places. */
        RankSwap: {
            /** @description The project above. */
            above: components["schemas"]["Reference"];
            /** @description The project below. */
            below: components["schemas"]["Reference"];
            /**
             * Format: double
             * @description The second less the first.
             */
            change_percent: number;
            /** @description Code of the criterion; null when no single weight does. */
            criterion?: string | null;
            /**
             * Format: double
             * @description Its weight at which both score the same; the others keep their proportions.
             */
            swaps_at_percent: number;
            /**
             * Format: double
             * @description Its weight, in %.
             */
            weight_percent: number;
        };
        /** @description The price of an hour for a while. */
        RateView: {
            /** @description Its currency (ISO 4217). */
            currency: string;
            /** @description First day; null for always. */
            from?: string | null;
            /** @description Whether it holds today. */
            holds_today: boolean;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `cost` or `bill`. */
            kind: string;
            /** @description Price of an hour, a decimal such as `85.50`. */
            rate: string;
            /**
             * Format: uuid
             * @description Whose.
             */
            resource_id: string;
            /** @description Last day; null without end. */
            to?: string | null;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description What was read. */
        ReadNotifications: {
            /** @description These, at most 500; all when absent. */
            ids?: string[] | null;
        };
        /** @description Why an approval is taken back. */
        Recall: {
            /** @description Why. */
            reason?: string;
        };
        /** @description How far the job is that computes a plan anew, among others. */
        Recomputing: {
            /**
             * Format: int64
             * @description Plans that are done.
             */
            done: number;
            /**
             * Format: int64
             * @description Plans in all.
             */
            total: number;
        };
        /** @description When a recurring task occurs. */
        RecurrencePattern: {
            /**
             * Format: uuid
             * @description The calendar that says what a working day is; absent: the project's.
             */
            calendar_id?: string | null;
            /** @description How long each one takes, as people write it: `1h`, `0.5d`. */
            duration_text: string;
            /**
             * @description `{"daily": {"every": 1}}`, `{"weekly": {"every": 1, "weekdays": [seven booleans from
             *     Monday]}}`, `{"monthly": {"every": 1, "day": {"day": 31}}}` (in shorter months their last
             *     day), or `"day": {"position": {"position": "second", "weekdays": […]}}`, `{"yearly":
             *     {"month": 1 to 12, "day": …}}`.
             */
            every: Record<string, never>;
            /** @description First day on which it may occur. */
            from: string;
            /** @description `move` to the next working day, or `skip`, for occurrences on days without work. */
            non_working?: string | null;
            /**
             * Format: int32
             * @description Number of occurrences; with `until`, whichever ends it first.
             */
            occurrences?: number | null;
            /** @description When it starts, as `09:00`; absent: with the day's work. */
            start_time?: string | null;
            /** @description Last day on which it may occur. */
            until?: string | null;
        };
        /** @description A change of the pattern of a recurring task, or a new one. */
        RecurringTask: {
            /** @description Its name. */
            name?: string | null;
            /** @description When it occurs. */
            pattern: components["schemas"]["RecurrencePattern"];
            /**
             * Format: uuid
             * @description The recurring task whose pattern changes; absent: a new one.
             */
            task?: string | null;
        };
        /** @description A name to show for something referred to. */
        Reference: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description What people call it. */
            name: string;
        };
        /** @description Where a project stands in its lifecycle. */
        RegisterGate: {
            /** @description Name of the gate that ends it; null for a last stage. */
            gate?: string | null;
            /** @description Name of the stage it is in. */
            stage: string;
            /** @description The gate waits for its decision. */
            waits: boolean;
        };
        /** @description A project or request. */
        RegisterItem: {
            /** @description Finish in baseline 0. */
            baseline_finish?: string | null;
            /** @description There is a cost, and the caller may not see it. */
            cost_hidden: boolean;
            /**
             * Format: int64
             * @description What it costs, in minor units: the recommended option of its business case, else what was asked for,
             *     else the plan.
             */
            cost_minor?: number | null;
            /** @description The plan has rates in another currency, and that part is left out. */
            cost_partial: boolean;
            cost_source?: components["schemas"]["CostSource"] | null;
            /** @description Currency of the cost. */
            currency: string;
            /** @description Finish of its plan. */
            finish?: string | null;
            /** @description Currency of that. */
            funding_currency: string;
            /**
             * Format: int64
             * @description What is approved for the project, in minor units; null until somebody says, or hidden as the cost is.
             */
            funding_minor?: number | null;
            gate?: components["schemas"]["RegisterGate"] | null;
            /** @description How it goes. */
            health: components["schemas"]["Health"];
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Key of the project, such as `INF-012`, or number of the request, such as `R-7`. */
            key: string;
            /** @description Which kind. */
            kind: components["schemas"]["ScenarioSubject"];
            /** @description Name or title. */
            name: string;
            owner?: components["schemas"]["Reference"] | null;
            /**
             * Format: double
             * @description How much is done.
             */
            percent_complete: number;
            portfolio?: components["schemas"]["Reference"] | null;
            program?: components["schemas"]["Reference"] | null;
            /**
             * Format: double
             * @description What it scores, in points.
             */
            score?: number | null;
            /** @description Start of its plan; a request has none. */
            start?: string | null;
            /** @description Stage of the project, state of the request. */
            state: string;
        };
        /** @description A cell that was not written. */
        RejectedCell: {
            /** @description Stable code. */
            code: string;
            /** @description Its place among the cells sent, from 0. */
            index: number;
            /** @description What is wrong and what to do. */
            message: string;
        };
        /**
         * @description How a remedy helps.
         * @enum {string}
         */
        RemedyKind: "reassign" | "shift" | "reduce";
        /** @description Something that would help. It is done by moving time of the allocation as it says. */
        RemedyView: {
            /**
             * Format: double
             * @description And then.
             */
            after_percent?: number | null;
            /**
             * Format: uuid
             * @description Of which allocation.
             */
            allocation_id: string;
            /**
             * Format: double
             * @description Load of the person in these weeks now, percent.
             */
            before_percent?: number | null;
            /**
             * Format: int64
             * @description Later by so many days.
             */
            days: number;
            /** @description First day of what is moved. */
            from: string;
            /**
             * Format: int64
             * @description Minutes beyond what the person has that are gone then.
             */
            helps_minutes: number;
            /** @description How it helps. */
            kind: components["schemas"]["RemedyKind"];
            /**
             * Format: int64
             * @description Minutes that are moved or taken away.
             */
            minutes: number;
            /**
             * Format: double
             * @description And then.
             */
            other_after_percent?: number | null;
            /**
             * Format: double
             * @description Load of whoever gets the time, now: the other person in these weeks, or this one in the weeks it
             *     is shifted to.
             */
            other_before_percent?: number | null;
            /** @description Of which project. */
            project: components["schemas"]["Reference"];
            /** @description Last day of what is moved. */
            to: string;
            to_resource?: components["schemas"]["Reference"] | null;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description Someone who decides in another's place, or in addition. */
        ReplaceApprover: {
            /**
             * Format: uuid
             * @description Who does not decide any more; nobody when absent.
             */
            instead_of?: string | null;
            /** @description Why. */
            reason: string;
            /**
             * Format: uuid
             * @description Who decides.
             */
            user_id: string;
        };
        /** @description A person for whom a template has a role. */
        Replaced: {
            /** @description The person. */
            person: string;
            /** @description The generic resource that stands for them. */
            role: string;
        };
        /** @description A move of a request. */
        RequestEvent: {
            actor?: components["schemas"]["Reference"] | null;
            /** @description When (UTC). */
            at: string;
            /** @description The state it was in; null for the first. */
            from?: string | null;
            /** @description Why, the question, or the answer. */
            reason?: string | null;
            /** @description The state it came into. */
            to: string;
            /** @description What happened, such as `request_submitted`. */
            verb: string;
        };
        /** @description A file that answers a question of a request. */
        RequestFile: {
            /** @description Where its content is read. */
            content: string;
            /**
             * Format: uuid
             * @description Which one, among the files of the request.
             */
            id: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
        };
        /** @description A request in a list. */
        RequestItem: {
            /**
             * Format: int64
             * @description The amount asked for, in minor units.
             */
            amount_minor?: number | null;
            assessor?: components["schemas"]["Reference"] | null;
            /** @description Currency of its amounts. */
            currency: string;
            /**
             * Format: int64
             * @description Whole days it has been in this state.
             */
            days_in_state: number;
            guest?: components["schemas"]["Guest"] | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /**
             * Format: int64
             * @description Its number, which people call it by.
             */
            number: number;
            /** @description Share of the required questions that are answered, in whole percent. */
            percent_complete: number;
            program?: components["schemas"]["Reference"] | null;
            requester?: components["schemas"]["Reference"] | null;
            /**
             * Format: double
             * @description What it scores, in points, when its type is scored and somebody has assessed it.
             */
            score?: number | null;
            /**
             * @description `draft`, `submitted`, `triage`, `assessment`, `decision`, `returned`, `approved`, `deferred`,
             *     `rejected`, `merged` or `converted`.
             */
            state: string;
            /** @description Since when it is in this state (UTC). */
            state_since: string;
            /** @description When it was submitted first (UTC). */
            submitted_at?: string | null;
            /** @description Title. */
            title: string;
            /** @description Its type. */
            type: components["schemas"]["Reference"];
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A request that another one speaks of. */
        RequestLink: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /**
             * Format: int64
             * @description Its number.
             */
            number: number;
            /** @description Title. */
            title: string;
        };
        /** @description A link by which requests of a type are filed without signing in. */
        RequestLinkView: {
            /** @description When (UTC). */
            created_at: string;
            /** @description Who made it. */
            created_by: components["schemas"]["Reference"];
            /** @description Until when it works (UTC); null for no end. */
            expires_at?: string | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description What the PMO calls it, such as where it is published. */
            name: string;
            /**
             * Format: int64
             * @description Requests filed by it.
             */
            requests: number;
            /** @description When it was revoked (UTC). */
            revoked_at?: string | null;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
            /** @description Whether it works now. */
            works: boolean;
        };
        /** @description A type of requests. */
        RequestTypeView: {
            /** @description Not offered any more. */
            archived: boolean;
            /** @description Currency of its amounts. */
            currency: string;
            /** @description What it is for. */
            description: string;
            /** @description What is asked. */
            form: components["schemas"]["Form"];
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Name. */
            name: string;
            /**
             * Format: uuid
             * @description The model by which its requests are scored.
             */
            scoring_model_id?: string | null;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A request. */
        RequestView: components["schemas"]["RequestItem"] & {
            /** @description What was answered, by the code of the question. */
            answers: {
                [key: string]: string;
            };
            /** @description What its assessor found. */
            assessment: string;
            /** @description What is still missing. */
            completeness: components["schemas"]["Completeness"];
            /** @description The files in the answers. */
            files: components["schemas"]["RequestFile"][];
            /** @description What is asked. */
            form: components["schemas"]["Form"];
            /**
             * @description What the reader may do with it now: `edit`, `submit`, `delete`, `write_assessment`,
             *     `set_program`, `convert`, and deeds of triage.
             */
            may: string[];
            /** @description Requests that were merged into it. */
            merged: components["schemas"]["RequestLink"][];
            merged_into?: components["schemas"]["RequestLink"] | null;
            /** @description Names of the people in the answers. */
            people: components["schemas"]["Reference"][];
            project?: components["schemas"]["Reference"] | null;
            /** @description The question it was returned with, while it is. */
            question: string;
            /** @description The state it goes back to when the question is answered. */
            returned_from?: string | null;
            scoring_model?: components["schemas"]["Reference"] | null;
        };
        /** @description A role of a person. */
        ResourceRoleView: {
            /** @description First day; null for always. */
            from?: string | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /**
             * Format: uuid
             * @description Whose.
             */
            resource_id: string;
            /** @description The role. */
            role: components["schemas"]["Reference"];
            /**
             * Format: double
             * @description Share of the person's time.
             */
            share_percent: number;
            /** @description Last day; null without end. */
            to?: string | null;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A skill of a person. */
        ResourceSkillView: {
            /** @description What the skill is grouped under. */
            category: string;
            /** @description Where a proof is: a link, or the number of a certificate. */
            evidence: string;
            /** @description Whether that day is over. */
            expired: boolean;
            /** @description The last day on which it holds. */
            expires?: string | null;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Whether they want to use it. */
            interested: boolean;
            /**
             * Format: int64
             * @description What counts, 1 to 5: the manager's rating, or else their own; 0 is not rated.
             */
            level: number;
            /** @description What that level is called; empty when not rated. */
            level_word: string;
            /**
             * Format: int64
             * @description The rating of whoever leads them, 0 to 5.
             */
            manager_level: number;
            /** @description Whose. */
            person: components["schemas"]["Reference"];
            /**
             * Format: int64
             * @description Their own rating, 0 to 5.
             */
            self_level: number;
            /** @description The skill. */
            skill: components["schemas"]["Reference"];
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description Someone or something that can be assigned to tasks. */
        ResourceView: {
            /** @description Whether it can still be assigned. */
            active: boolean;
            /**
             * Format: double
             * @description Effort assigned over all plans; only for one resource, not in lists.
             */
            assigned_work_minutes?: number | null;
            calendar?: components["schemas"]["Reference"] | null;
            /** @description Currency of its rate, such as `EUR`. */
            currency: string;
            /** @description Mail address. */
            email: string;
            /** @description Whether it is a machine or a room, of which there may be several. */
            equipment: boolean;
            /** @description Its key in another system. */
            external_key?: string | null;
            /** @description Whether it stands for a role in plans, until someone is named. */
            generic: boolean;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Short form. */
            initials: string;
            /** @description `work`, `material` or `cost`. */
            kind: string;
            /**
             * Format: double
             * @description Availability; 100 is one full-time person.
             */
            max_units_percent: number;
            /** @description Name. */
            name: string;
            /** @description Roles it works in today, with the share of its time; a generic resource has one. */
            roles: components["schemas"]["RoleShare"][];
            /** @description Price of an hour in `currency`, a decimal such as `85.50`; only for those who may see rates. */
            standard_rate?: string | null;
            team?: components["schemas"]["Reference"] | null;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: uuid
             * @description The user this person signs in as.
             */
            user_id?: string | null;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A gate that was asked for. */
        ReviewLine: {
            /** @description When (UTC). */
            asked_at: string;
            asked_by?: components["schemas"]["Reference"] | null;
            /** @description When it was decided (UTC). */
            decided_at?: string | null;
            /** @description Name of the gate. */
            gate: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            outcome?: components["schemas"]["GateOutcome"] | null;
            /** @description What was proposed. */
            proposed: components["schemas"]["Proposal"];
            /** @description What the approvers said last. */
            reason: string;
            /** @description Name of the stage. */
            stage: string;
            /** @description `open`, `returned`, `decided` or `recalled`. */
            state: string;
        };
        /** @description A revision of a lifecycle, and how well what goes by it keeps to it. */
        RevisionView: {
            /** @description When (UTC). */
            at: string;
            by?: components["schemas"]["Reference"] | null;
            /**
             * Format: double
             * @description Share of what their decided gates looked at that was met; null before the first.
             */
            compliance_percent?: number | null;
            /** @description Stages and gates as they were. */
            definition: components["schemas"]["LifecycleDefinition"];
            /**
             * Format: int64
             * @description What was done otherwise.
             */
            deviations: number;
            /**
             * Format: int64
             * @description Things that went by it to the end.
             */
            ended: number;
            /** @description Why it was written. */
            reason: string;
            /**
             * Format: int64
             * @description Which one, from 1.
             */
            revision: number;
            /**
             * Format: int64
             * @description Things that go by it and have not ended.
             */
            under_way: number;
        };
        /** @description A project as a bar. */
        RoadmapBar: components["schemas"]["RegisterItem"] & {
            /** @description Values of custom fields by their code. */
            custom: Record<string, never>;
        };
        /** @description Where a project was to lie. */
        RoadmapGhost: {
            /** @description Last day or moment. */
            finish: string;
            /**
             * Format: uuid
             * @description The project.
             */
            id: string;
            /** @description It was to be done at all. */
            included: boolean;
            /** @description First day or moment. */
            start: string;
        };
        /** @description A dependency from one project to another. */
        RoadmapLink: {
            /** @description It is not kept, not agreed, or its agreed date is missed. */
            conflict: boolean;
            /**
             * Format: uuid
             * @description The driving project.
             */
            from: string;
            /** @description When the driving end is. */
            from_at: string;
            /** @description What it is called. */
            from_task: string;
            /**
             * Format: uuid
             * @description The driving task.
             */
            from_task_id: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `FS`, `SS`, `FF` or `SF`. */
            kind: string;
            /**
             * Format: uuid
             * @description The driven project.
             */
            to: string;
            /** @description When the driven end is. */
            to_at: string;
            /** @description What it is called. */
            to_task: string;
            /**
             * Format: uuid
             * @description The driven task.
             */
            to_task_id: string;
        };
        /** @description A milestone. */
        RoadmapMilestone: {
            /** @description When. */
            at: string;
            /** @description When in baseline 0. */
            baseline_at?: string | null;
            /**
             * Format: uuid
             * @description The task.
             */
            id: string;
            /** @description Behind its baseline. */
            late: boolean;
            /** @description What it is called. */
            name: string;
            /**
             * Format: uuid
             * @description Its project.
             */
            project_id: string;
            /** @description It has been reached. */
            reached: boolean;
        };
        /** @description The roadmap. */
        RoadmapView: {
            /** @description By start; at most 2,000. */
            bars: components["schemas"]["RoadmapBar"][];
            /** @description Where they were to lie; empty when nothing is compared with. */
            ghosts: components["schemas"]["RoadmapGhost"][];
            /** @description Dependencies between these projects. */
            links: components["schemas"]["RoadmapLink"][];
            /** @description As they follow in time. */
            milestones: components["schemas"]["RoadmapMilestone"][];
            /**
             * Format: int64
             * @description How many projects there are.
             */
            total: number;
        };
        /** @description A role someone has somewhere. */
        RoleGrantView: {
            /**
             * Format: uuid
             * @description Which grant.
             */
            id: string;
            /** @description Which role. */
            role: components["schemas"]["RoleReference"];
            /** @description Where. */
            scope: components["schemas"]["ScopeView"];
            /** @description Who. */
            user: components["schemas"]["Reference"];
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A role to show. */
        RoleReference: {
            /**
             * Format: uuid
             * @description Which role.
             */
            id: string;
            /** @description Stable key. */
            key: string;
            /** @description Name. */
            name: string;
        };
        /** @description A role with the share of a person's time. */
        RoleShare: {
            /** @description The role. */
            role: components["schemas"]["Reference"];
            /**
             * Format: double
             * @description Share of the time.
             */
            share_percent: number;
        };
        /** @description What a role is to reach. */
        RoleTarget: {
            /**
             * Format: uuid
             * @description Which role.
             */
            job_role_id: string;
            /**
             * Format: double
             * @description Utilisation to reach, percent.
             */
            percent: number;
        };
        /** @description Demand against capacity of one role. */
        RoleUse: {
            /** @description Minutes there are, per month. */
            capacity: number[];
            /** @description Minutes asked for, per month. */
            demand: number[];
            /** @description The role. */
            role: string;
            /**
             * Format: int64
             * @description Minutes that are missing, in all months.
             */
            short: number;
        };
        /** @description A named set of permissions. */
        RoleView: {
            /**
             * Format: uuid
             * @description Which role.
             */
            id: string;
            /** @description Stable key such as `project_manager`. */
            key: string;
            /** @description Name. */
            name: string;
            /** @description Keys of what it allows. */
            permissions: string[];
            /** @description Whether every installation has it. */
            shipped: boolean;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A step of a route. */
        RouteStep: {
            /** @description Who decides. */
            approvers: components["schemas"]["Approver"][];
            /**
             * Format: int32
             * @description Days after which it is escalated; never when absent.
             */
            escalate_after_days?: number | null;
            /** @description To whom. */
            escalate_to?: components["schemas"]["Approver"][];
            /** @description Name. */
            name: string;
            /**
             * Format: int32
             * @description How many, for a quorum.
             */
            quorum?: number | null;
            /** @description How many of them have to approve. */
            rule: components["schemas"]["StepRule"];
        };
        /** @description A route. */
        RouteView: {
            /** @description Not taken any more; approvals under way go on. */
            archived: boolean;
            /** @description When it is taken. */
            conditions: components["schemas"]["Conditions"];
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description Its place among the routes of its kind, from 1: the first that fits is taken.
             */
            position: number;
            /** @description Its steps, in order. */
            steps: components["schemas"]["RouteStep"][];
            /** @description Kind of subject it is for, such as `request`. */
            subject_kind: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A part of a rule and what it came to. */
        RuleStep: {
            /** @description The part, as it is written. */
            part: string;
            /** @description What it came to. */
            value: string;
        };
        /** @description What a rule says. */
        RuleTest: {
            /** @description The first letter that is wrong, from 1. */
            from?: number | null;
            /** @description Each part and what it came to, inner ones first. */
            steps: components["schemas"]["RuleStep"][];
            /** @description The last one. */
            to?: number | null;
            /**
             * @description `wrong`: it cannot be read; `reads`: nothing to try it on; `holds`, `fails`, `unknown` or
             *     `impossible`.
             */
            verdict: string;
            /** @description What is wrong, or why it does not hold. */
            why: string;
        };
        /** @description A rule and how it is kept. */
        RuleUse: {
            /**
             * Format: int64
             * @description What it allows or asks.
             */
            limit: number;
            /** @description In words. */
            rule: string;
            /**
             * Format: int64
             * @description What it counts.
             */
            used: number;
        };
        /** @description The views that may be opened at a place. */
        SavedViews: {
            /**
             * Format: uuid
             * @description The one that opens by itself for the caller.
             */
            default_id?: string | null;
            /** @description Whether the caller may share views of this project. */
            may_share: boolean;
            /** @description Whether the caller may share views with the whole organisation. */
            may_share_everywhere: boolean;
            /** @description By name; at most 500. */
            views: components["schemas"]["Listed_SavedViewView"];
        };
        /** @description A saved view. */
        SavedViewView: {
            /** @description Whether the caller may rename, change and delete it. */
            editable: boolean;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /**
             * @description Of which list or chart: `gantt`, `projects`, `tasks`, `project_tasks`, `people`,
             *     `register`.
             */
            list: string;
            /** @description What people call it. */
            name: string;
            owner?: components["schemas"]["Reference"] | null;
            /**
             * Format: uuid
             * @description The project it is for; null is every one.
             */
            project_id?: string | null;
            /** @description What the page shows, as the page keeps it. */
            settings: Record<string, never>;
            /** @description Whether everybody who may see the place may open it. */
            shared: boolean;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description From a measure to a value from 0 to 100 %. */
        Scale: {
            /**
             * Format: double
             * @description Worth nothing.
             */
            from: number;
            /** @enum {string} */
            kind: "linear";
            /**
             * Format: double
             * @description Worth everything.
             */
            to: number;
        } | {
            /** @enum {string} */
            kind: "step";
            /** @description Ascending. */
            steps: components["schemas"]["ScaleStep"][];
        } | {
            /**
             * Format: double
             * @description End of the band.
             */
            high: number;
            /** @enum {string} */
            kind: "target";
            /**
             * Format: double
             * @description Begin of the band.
             */
            low: number;
            /**
             * Format: double
             * @description Distance at which nothing is left.
             */
            slope: number;
        };
        /** @description A step of a scale. */
        ScaleStep: {
            /**
             * Format: double
             * @description Reached from this measure on.
             */
            from: number;
            /**
             * Format: double
             * @description What it is worth.
             */
            percent: number;
        };
        /** @description What is known of a scenario's best selection. */
        ScenarioAnswerView: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description The scenario has been changed since it was asked. */
            outdated: boolean;
            /** @description Why there is none. */
            problem?: string | null;
            report?: components["schemas"]["ScenarioReport"] | null;
            /** @description When it was asked for (UTC). */
            requested_at: string;
            /** @description `running`, `done`, `cancelled` (with the best found until then) or `failed`. */
            state: string;
            /** @description How value and bound came together. */
            trail: components["schemas"]["TrailStep"][];
        };
        /** @description What may be spent on a type of cost. */
        ScenarioBudget: {
            /** @description Minor units per month. */
            amounts: number[];
            /** @description What a month leaves may be spent later. */
            carry_over?: boolean;
            /** @description The type of cost. */
            name: string;
        };
        /** @description A strategic baseline. */
        ScenarioCommitView: {
            /** @description When (UTC). */
            at: string;
            author?: components["schemas"]["Reference"] | null;
            /** @description What was decided. */
            content: components["schemas"]["CommitContent"];
            /** @description How it differs. */
            diff: components["schemas"]["CommitDiff"];
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /**
             * Format: int64
             * @description Its number in the portfolio, from 1.
             */
            number: number;
            /**
             * Format: uuid
             * @description The portfolio; null for the whole organisation.
             */
            portfolio_id?: string | null;
            /** @description Why. */
            reason: string;
            /** @description The scenario it was; that may have been deleted since. */
            scenario: components["schemas"]["Reference"];
        };
        /** @description A candidate. */
        ScenarioItem: {
            /** @description Strategic bucket; empty for none. */
            bucket?: string;
            /** @description What it costs, by type, from its own start. */
            costs?: components["schemas"]["Amounts"][];
            /** @description What it asks of people, by role, from its own start. */
            demands?: components["schemas"]["Amounts"][];
            /** @description First month in which it may start, from 0. */
            earliest?: number;
            /** @description It must not be chosen. */
            excluded?: boolean;
            /** @description Last month in which it may start. */
            latest?: number;
            /** @description It must be chosen. */
            mandatory?: boolean;
            /**
             * @description Shares, such as 50 and 75, at which it may be funded besides the whole: each cost and demand is
             *     that share rounded up, the value that share rounded down.
             */
            partial_percents?: number[];
            /**
             * Format: uuid
             * @description The project.
             */
            project_id: string;
            /** @description What it is worth, as a decimal; null: its score under the scenario's model. */
            value?: string | null;
            /** @description Worth lost for each month that it starts later than the first, as a decimal. */
            value_loss?: string;
        };
        /** @description What levelling would do to the projects of a scenario. */
        ScenarioLevelling: {
            /** @description Projects and requests that would start later, the first to start first. */
            moved: components["schemas"]["ScenarioMove"][];
            /**
             * Format: int64
             * @description The same with all of these moves.
             */
            short_after: number;
            /**
             * Format: int64
             * @description Minutes of work that roles are short of, as the scenario is.
             */
            short_before: number;
            /** @description Those for which there is not enough, whenever they start. */
            unsolved: components["schemas"]["ScenarioShort"][];
        };
        /** @description A scenario in a list. */
        ScenarioListItem: {
            /**
             * Format: int64
             * @description Number of candidates.
             */
            candidates: number;
            /** @description It is a snapshot. */
            frozen: boolean;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /**
             * Format: int64
             * @description Months.
             */
            months: number;
            /** @description Name. */
            name: string;
            portfolio?: components["schemas"]["Reference"] | null;
            /** @description First month. */
            start: string;
            /** @description Last change (UTC). */
            updated_at: string;
        };
        /** @description Someone to work on a scenario. */
        ScenarioMemberInput: {
            /** @description A contributor, who changes it; otherwise a reader. */
            may_edit?: boolean;
            /**
             * Format: uuid
             * @description Who.
             */
            user_id: string;
        };
        /** @description Someone who works on a scenario. */
        ScenarioMemberView: {
            /** @description A contributor, who changes it; otherwise a reader. */
            may_edit: boolean;
            /** @description Who. */
            user: components["schemas"]["Reference"];
        };
        /** @description A project or request that would start later. */
        ScenarioMove: {
            /** @description Its last day when levelled. */
            finish: string;
            /** @description Its last day in the scenario. */
            finish_before: string;
            /**
             * Format: uuid
             * @description Which item.
             */
            item: string;
            /** @description Its key. */
            key: string;
            /**
             * Format: int64
             * @description By how many months it starts later than the scenario has it.
             */
            later_months: number;
            /** @description In which month, such as `2027-04`. */
            month?: string | null;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description 0 to 1000; higher goes first.
             */
            priority: number;
            /** @description The role that has no room for it a month earlier. */
            role?: string | null;
            /** @description Its first day when levelled. */
            start: string;
            /** @description Its first day in the scenario. */
            start_before: string;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description A candidate's project. */
        ScenarioProject: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Its key. */
            key: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: double
             * @description Its score under the scenario's model, in points; null when it has none.
             */
            score?: number | null;
            /** @description Its stage. */
            stage: string;
        };
        /** @description What a scenario asks. */
        ScenarioQuestion: {
            /** @description What may be spent; without any, money is not limited. */
            budgets?: components["schemas"]["ScenarioBudget"][];
            /** @description What people can do, in minutes per month; without any, work is not limited. */
            capacities?: components["schemas"]["Amounts"][];
            /** @description ISO 4217 code of all money. */
            currency: string;
            /** @description The candidates. */
            items?: components["schemas"]["ScenarioItem"][];
            /**
             * Format: int64
             * @description Months.
             */
            months: number;
            /** @description What must hold between them. */
            rules?: components["schemas"]["ScenarioRule"][];
            /**
             * Format: uuid
             * @description The model whose scores are values; null: all values are typed.
             */
            scoring_model_id?: string | null;
            /** @description First month, such as `2027-01`. */
            start: string;
        };
        /** @description The answer to a scenario. */
        ScenarioReport: {
            /** @description Limits that bind, in words. */
            binding: string[];
            /**
             * Format: double
             * @description Nothing is worth more.
             */
            bound: number;
            /** @description When nothing keeps everything: what cannot hold together, in words. */
            conflict: string[];
            /** @description None of the conflict can be left out. */
            conflict_smallest: boolean;
            /**
             * Format: int64
             * @description What the selection costs, in minor units.
             */
            cost: number;
            /** @description ISO 4217 code of all money. */
            currency: string;
            /** @description The best value for less and more money, by rising cost; what another point beats is left out. */
            frontier: components["schemas"]["FrontierPoint"][];
            /**
             * Format: double
             * @description How much more might be possible, in % of the value; null when that makes no sense.
             */
            gap_percent?: number | null;
            /** @description What is not, and why. */
            left_out: components["schemas"]["LeftOutProject"][];
            /** @description The projects that are running today. */
            live: components["schemas"]["LivePoint"];
            /** @description Names of the months. */
            months: string[];
            /** @description How every rule is kept. */
            rules: components["schemas"]["RuleUse"][];
            /**
             * Format: double
             * @description How long it took.
             */
            seconds: number;
            /** @description What is chosen. */
            selected: components["schemas"]["ChosenProject"][];
            /**
             * @description `optimal`: proven; `feasible`: nothing is worth more than the bound; `infeasible`: no selection
             *     keeps everything; `unknown`: none was found in time.
             */
            status: string;
            /** @description What is used of every limit. */
            uses: components["schemas"]["LimitUse"][];
            /**
             * Format: double
             * @description What the selection is worth.
             */
            value: number;
        };
        /** @description What must hold between candidates. */
        ScenarioRule: {
            /** @enum {string} */
            kind: "exclusive";
            /** @description The projects. */
            projects: string[];
        } | {
            /** @description It starts after the other has ended. */
            after_finish?: boolean;
            /** @enum {string} */
            kind: "requires";
            /**
             * Format: uuid
             * @description The project that is needed.
             */
            needs: string;
            /**
             * Format: uuid
             * @description The project that needs another.
             */
            project: string;
        } | {
            /** @description How many. */
            count: number;
            /** @enum {string} */
            kind: "at_least";
            /** @description The projects. */
            projects: string[];
        } | {
            /** @description The bucket. */
            bucket: string;
            /** @enum {string} */
            kind: "bucket_share";
            /**
             * Format: double
             * @description No more than this share.
             */
            max_percent?: number | null;
            /**
             * Format: double
             * @description No less than this share.
             */
            min_percent?: number | null;
        };
        /** @description A project or request for which a role does not suffice. */
        ScenarioShort: {
            /**
             * Format: uuid
             * @description Which item.
             */
            item: string;
            /** @description Its key. */
            key: string;
            /** @description In which month first, such as `2027-04`. */
            month: string;
            /** @description Its name. */
            name: string;
            /** @description The role. */
            role: string;
            /** @description It has begun, or has priority 1000, and is not moved. */
            stays: boolean;
        };
        /**
         * @description What a person may take into a scenario.
         * @enum {string}
         */
        ScenarioSubject: "project" | "request";
        /** @description What a scenario is to reach. */
        ScenarioTargets: {
            /**
             * Format: int64
             * @description Most cost in all, in minor units.
             */
            cost?: number | null;
            /**
             * Format: double
             * @description Least value, in points.
             */
            value?: number | null;
            /**
             * Format: int64
             * @description Most work in all, in minutes.
             */
            work?: number | null;
        };
        /** @description A scenario. */
        ScenarioView: {
            /** @description It is a snapshot that does not change any more. */
            frozen: boolean;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /**
             * Format: int64
             * @description Projects and requests that are taken from live.
             */
            live_items: number;
            /** @description The reader may change it. */
            may_edit: boolean;
            /** @description Name. */
            name: string;
            /** @description What it is for. */
            note: string;
            /** @description Who made it. */
            owner: components["schemas"]["Reference"];
            portfolio?: components["schemas"]["Reference"] | null;
            /** @description What its candidates are called, as far as the reader may see them. */
            projects: components["schemas"]["ScenarioProject"][];
            /** @description What it asks. */
            question: components["schemas"]["ScenarioQuestion"];
            /**
             * @description `everyone` who may edit scenarios there, `readers`: only its owner and contributors edit, or
             *     `members`: only they see it.
             */
            sharing: string;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
            /** @description What goes for it as an overlay on live. */
            wishes: components["schemas"]["ScenarioWishes"];
        };
        /** @description What goes for a scenario as a whole. */
        ScenarioWishes: {
            /** @description People to be hired or to leave. */
            hires?: components["schemas"]["Hire"][];
            /** @description More or less money and people. */
            limits?: components["schemas"]["LimitChange"][];
            /** @description What is to be reached. */
            targets?: components["schemas"]["ScenarioTargets"];
        };
        /** @description What the caller does day by day. */
        Schedule: {
            /** @description The days, in order. */
            days: components["schemas"]["ScheduleDay"][];
            /** @description The people the caller signs in as; none means that nobody has linked them yet. */
            people: components["schemas"]["Reference"][];
        };
        /** @description One day. */
        ScheduleDay: {
            /** @description Which day. */
            day: string;
            /** @description What is planned, by start. */
            entries: components["schemas"]["ScheduleEntry"][];
            /** @description What the holiday is called, if it is one. */
            holiday?: string | null;
            leave?: components["schemas"]["ScheduleLeave"] | null;
            /**
             * Format: double
             * @description Work planned for this day in all.
             */
            planned_minutes: number;
            /**
             * Format: double
             * @description Working time of the person by calendar and full-time equivalent, without leave.
             */
            working_minutes: number;
        };
        /** @description Work on a task on one day. */
        ScheduleEntry: {
            /** @description Whether the work ends on this day. */
            ends: boolean;
            /**
             * Format: double
             * @description Working time on this day.
             */
            minutes: number;
            /** @description Its project. */
            project: components["schemas"]["Reference"];
            /** @description The task. */
            task: components["schemas"]["Reference"];
        };
        /** @description Whether there is a feed. */
        ScheduleFeedView: {
            /** @description Since when (UTC); null when there is none. */
            since?: string | null;
            /** @description The secret address; told only when it was just made. */
            url?: string | null;
        };
        /** @description Leave on a day. */
        ScheduleLeave: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `holiday`, `sick`, `training` or `other`. */
            kind: string;
            /** @description `approved`, or `asked` and `returned` while it is not decided. */
            state: string;
        };
        /** @description A place where a grant holds. */
        ScopeView: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `organisation`, `portfolio`, `program` or `project`. */
            kind: string;
            /** @description What people call it. */
            name: string;
        };
        /** @description What one criterion adds. */
        ScorePart: {
            /** @description Code of the criterion. */
            criterion: string;
            /**
             * Format: double
             * @description Points that it adds; null where the parts do not add up.
             */
            points?: number | null;
            /**
             * Format: double
             * @description Value of the measure, 0 to 100; null where the method has none.
             */
            value_percent?: number | null;
        };
        /** @description A scoring model as it is in force. */
        ScoringModelView: {
            /** @description Not offered any more. */
            archived: boolean;
            /** @description What counts. */
            criteria: components["schemas"]["Criterion"][];
            /** @description What it is for. */
            description: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description `weighted`, `wsjf`, `rice`, `ice` or `npv`; never changes. */
            method: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description Version in force, from 1.
             */
            number: number;
            /**
             * Format: double
             * @description Discount per period, of `npv`.
             */
            rate_percent: number;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A model to start from. */
        ScoringTemplate: {
            /** @description What counts. */
            criteria: components["schemas"]["Criterion"][];
            /** @description What it is for. */
            description: string;
            /** @description Stable key. */
            key: string;
            /** @description How measures become a score. */
            method: string;
            /** @description Name. */
            name: string;
            /**
             * Format: double
             * @description Discount per period, of `npv`.
             */
            rate_percent: number;
        };
        /** @description What a model said from one change to the next. */
        ScoringVersionView: {
            author?: components["schemas"]["Reference"] | null;
            /** @description When (UTC). */
            created_at: string;
            /** @description What counted. */
            criteria: components["schemas"]["Criterion"][];
            /**
             * Format: int64
             * @description Number of the version, from 1.
             */
            number: number;
            /**
             * Format: double
             * @description Discount per period, of `npv`.
             */
            rate_percent: number;
        };
        /** @description How long to search. */
        SearchScenario: {
            /**
             * Format: double
             * @description Longest time for the best selection, and again for the frontier; 5 unless told.
             */
            seconds?: number | null;
        };
        /** @description An approval, and for whom one decides. */
        Seat: {
            /**
             * Format: uuid
             * @description Which approval.
             */
            approval_id: string;
            /**
             * Format: uuid
             * @description For whom one decides.
             */
            seat_id?: string | null;
            /**
             * Format: int64
             * @description The step one has seen, from 0.
             */
            step?: number | null;
        };
        /** @description Questions under one heading. */
        Section: {
            /** @description What it is about. */
            help?: string;
            /** @description Its questions, in order. */
            questions: components["schemas"]["Question"][];
            /** @description Heading. */
            title: string;
        };
        /**
         * @description Money that serves an objective directly, in several portfolios side by side. Each column adds up to
         *     all of its money.
         */
        ServedObjective: {
            /** @description Minor units, a figure for each portfolio in their order. */
            amounts: number[];
            /** @description Its level, 0 at the top. */
            level: number;
            objective?: components["schemas"]["Reference"] | null;
        };
        /** @description A signed-in browser. */
        SessionView: {
            /** @description What the browser calls itself. */
            client: string;
            /** @description Since when (UTC). */
            created_at: string;
            /** @description Whether it is the one asking. */
            current: boolean;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Last use (UTC), to the minute. */
            last_seen_at: string;
        };
        /** @description The first-run set-up. */
        SetupInput: {
            /** @description Their mail address. */
            email: string;
            /** @description Name of the first administrator. */
            name: string;
            /** @description Name of the organisation. */
            organisation_name: string;
            /**
             * Format: password
             * @description Their password.
             */
            password: string;
            pmo_type?: components["schemas"]["PmoType"] | null;
            /** @description From the one-time link in the server's log. */
            token: string;
        };
        /** @description Whether the first-run set-up is still to be done. */
        SetupNeeded: {
            /** @description Nobody can sign in yet. */
            needed: boolean;
        };
        /** @description How many findings of each severity. */
        SeverityCounts: {
            /**
             * Format: int64
             * @description Contradictions.
             */
            error: number;
            /**
             * Format: int64
             * @description Worth knowing.
             */
            info: number;
            /**
             * Format: int64
             * @description Left out or read differently.
             */
            warning: number;
        };
        /** @description A milestone of one of the projects. */
        SharedMilestone: components["schemas"]["RoadmapMilestone"] & {
            /** @description Other projects that depend on it. */
            needed_by: components["schemas"]["Reference"][];
            /** @description Its project. */
            project: components["schemas"]["Reference"];
        };
        /** @description A stretch of work within a day. */
        ShiftView: {
            /**
             * Format: int64
             * @description Minutes since midnight; 1440 is its end.
             */
            finish: number;
            /**
             * Format: int64
             * @description Minutes since midnight.
             */
            start: number;
        };
        /** @description When a question is shown. */
        ShownWhen: {
            /** @description One of these answers. */
            is: string[];
            /** @description Code of a choice or yes-no question above it. */
            question: string;
        };
        /** @description Mail address and password. */
        SignIn: {
            /** @description Mail address. */
            email: string;
            /**
             * Format: password
             * @description Password.
             */
            password: string;
        };
        /** @description A request that is likely about the same. */
        SimilarRequest: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /**
             * Format: int64
             * @description Its number.
             */
            number: number;
            /** @description Whether the reader may open it. */
            open: boolean;
            /** @description How alike, in whole percent. */
            percent: number;
            /** @description Its state. */
            state: string;
            /** @description Title. */
            title: string;
        };
        /** @description A skill. */
        SkillView: {
            /** @description Not offered any more. */
            archived: boolean;
            /** @description What it is grouped under; empty for none. */
            category: string;
            /** @description What someone with it is able to do. */
            description: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description What levels 1 to 5 are called. */
            level_words: string[];
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A change, or a field of it, that could not be made. */
        Skipped: {
            /** @description Which of the changes, from 0. */
            change: number;
            /** @description Stable code such as `plan.bad_duration`. */
            code: string;
            /** @description The field, where it is one. */
            field?: string | null;
            /** @description What is wrong and what to do. */
            message: string;
            /**
             * Format: uuid
             * @description The task it is about.
             */
            task?: string | null;
            /** @description The value that was sent. */
            value?: Record<string, never> | null;
        };
        /** @description The staffing of a project. */
        Staffing: {
            /** @description Whether the project is closed: then nobody may. */
            closed: boolean;
            /** @description Whether the caller may change allocations here. */
            editable: boolean;
            /** @description The periods. */
            periods: components["schemas"]["PeriodView"][];
            /**
             * @description One per allocation, those of a person together, by name; then one per person who has tasks in these
             *     periods and no allocation.
             */
            rows: components["schemas"]["StaffingRow"][];
            /** @description In which unit amounts are. */
            unit: components["schemas"]["TimeUnit"];
        };
        /** @description An allocation, or a person with tasks. */
        StaffingRow: {
            /** @description Work of it that is done, from the start of each task on. */
            actual: (string | null)[];
            /** @description What the allocation has, by period, in the unit; null where the unit measures by nothing. */
            allocated: (string | null)[];
            allocation?: components["schemas"]["AllocationView"] | null;
            job_role?: components["schemas"]["Reference"] | null;
            resource?: components["schemas"]["Reference"] | null;
            /** @description Work of the person's tasks. On the first row of a person only; empty on others. */
            tasks: (string | null)[];
            /** @description The same for all periods of the grid, in minutes. */
            total: components["schemas"]["StaffingTotal"];
            /** @description All allocations of the person less their tasks: below nothing where tasks ask for more. */
            variance: (string | null)[];
        };
        /** @description Minutes of a row over the periods of the grid. */
        StaffingTotal: {
            /**
             * Format: int64
             * @description Of them done.
             */
            actual_minutes: number;
            /**
             * Format: int64
             * @description Of the allocation.
             */
            allocated_minutes: number;
            /**
             * Format: int64
             * @description Of the tasks.
             */
            task_minutes: number;
        };
        /** @description A stage. */
        Stage: {
            /** @description What it asks of fields. */
            fields?: components["schemas"]["StageFields"];
            gate?: components["schemas"]["Gate"] | null;
            /** @description What helps those who work in it. */
            guidance?: string;
            /** @description Stands for it in evidence and reviews; small letters, digits and `_`. */
            key: string;
            /** @description Name. */
            name: string;
            /** @description What it is for, in a sentence. */
            purpose?: string;
            /** @description The project's own stage while it is in this one, such as `active`; unchanged when absent. */
            sets_project_stage?: string | null;
        };
        /** @description What a stage asks of fields, by their key. */
        StageFields: {
            /** @description Not shown while in this stage. */
            hidden?: string[];
            /** @description Not changed while in this stage. */
            locked?: string[];
            /** @description Filled in before the gate. */
            required?: string[];
        };
        /** @description A stage on the way. */
        StageView: components["schemas"]["Stage"] & {
            /** @description `past`, `current` or `ahead`. */
            state: string;
        };
        /** @description An edit that can be taken back or brought again. */
        Step: {
            /**
             * Format: uuid
             * @description The edit.
             */
            edit_id: string;
            /** @description What it did, in words. */
            title: string;
        };
        /** @description Which step. */
        StepInput: {
            /**
             * Format: uuid
             * @description The edit that was seen last; refused when another one is next by now.
             */
            edit_id?: string | null;
        };
        /**
         * @description How many have to approve.
         * @enum {string}
         */
        StepRule: "all" | "any" | "quorum";
        /** @description In how many tasks one field agrees with what the file stores. */
        StoredAgreement: {
            /**
             * Format: int64
             * @description Tasks in which it agrees.
             */
            agree: number;
            /** @description `start`, `finish`, `late_finish`, `total_float`, `critical` and so on. */
            field: string;
            /**
             * Format: int64
             * @description Tasks for which the file stores it.
             */
            of: number;
        };
        /** @description A field that names a person. */
        SubjectField: {
            /** @description Its key. */
            key: string;
            /** @description What people call it. */
            name: string;
        };
        /** @description A kind of thing that can be approved. */
        SubjectKindView: {
            /** @description Its fields that name people. */
            fields: components["schemas"]["SubjectField"][];
            /** @description Its key. */
            key: string;
            /** @description What people call it. */
            name: string;
        };
        /** @description A project or request. */
        SubjectRef: {
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Which kind. */
            kind: components["schemas"]["ScenarioSubject"];
        };
        /** @description The money of a request or project. */
        SubjectSpend: {
            /** @description `request` or `project`. */
            kind: string;
            /** @description Which one. */
            subject: components["schemas"]["Reference"];
            /**
             * Format: int64
             * @description All of it, in minor units.
             */
            total_minor: number;
            /**
             * Format: int64
             * @description What serves no objective.
             */
            unaligned_minor: number;
        };
        /** @description What is said with it. */
        SubmitRequest: {
            /** @description The answer to the question it was returned with. */
            answer?: string;
        };
        /** @description What a task stands for. */
        SubProject: {
            /**
             * Format: uuid
             * @description The project; null takes it out of the plan again.
             */
            project_id?: string | null;
        };
        /** @description What to take from live into a scenario. */
        TakeFromLive: {
            /** @description Everything of the scenario's portfolio that the caller may see. */
            all?: boolean;
            /** @description These. */
            subjects?: components["schemas"]["SubjectRef"][];
        };
        /** @description A task as it was in a baseline. */
        TaskBaselineView: {
            /**
             * Format: double
             * @description Planned working time.
             */
            duration_minutes: number;
            /** @description Planned finish. */
            finish?: string | null;
            /** @description Planned start. */
            start?: string | null;
            /**
             * Format: double
             * @description Planned effort.
             */
            work_minutes: number;
        };
        /** @description A task that was added or changed. */
        TaskChanged: {
            /** @description What the change did to the dates. */
            effect: components["schemas"]["Effect"];
            /** @description The task as it is now. */
            task: components["schemas"]["TaskView"];
        };
        /** @description A task's levelling delay. */
        TaskDelay: {
            /**
             * Format: double
             * @description Elapsed minutes; 0 takes the delay away.
             */
            minutes: number;
            /**
             * Format: uuid
             * @description The task.
             */
            task: string;
        };
        /** @description A task in a list. */
        TaskListItem: {
            /** @description Finish in baseline 0. */
            baseline_finish?: string | null;
            /** @description Total float at or below the project's limit. */
            critical: boolean;
            /** @description Values of custom fields by their code. */
            custom: Record<string, never>;
            /** @description Deadline. */
            deadline?: string | null;
            /**
             * Format: double
             * @description Working time.
             */
            duration_minutes: number;
            /** @description Computed finish. */
            finish: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Open and behind its baseline. */
            late: boolean;
            /**
             * Format: int64
             * @description Depth in the outline, from 1.
             */
            level: number;
            /** @description A point in time. */
            milestone: boolean;
            /** @description Name. */
            name: string;
            /**
             * Format: uuid
             * @description The summary it belongs to.
             */
            parent_id?: string | null;
            /** @description Who and what works on it, by name. */
            people: components["schemas"]["Reference"][];
            /**
             * Format: double
             * @description Done duration of all duration.
             */
            percent_complete: number;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference"];
            /**
             * Format: int64
             * @description Row in its project, from 1.
             */
            row_number: number;
            /** @description Computed start. */
            start: string;
            /** @description Has tasks below it. */
            summary: boolean;
            /**
             * Format: double
             * @description How far it may slip without delaying the project.
             */
            total_float_minutes: number;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
            /** @description WBS code. */
            wbs: string;
        };
        /** @description What of a task lies in the cell. */
        TaskShare: {
            /**
             * Format: int64
             * @description Minutes in the cell.
             */
            minutes: number;
            /** @description Which one. */
            task: components["schemas"]["Reference"];
        };
        /** @description What all tasks of a list come to. */
        TaskTotals: {
            /** @description Sums of custom fields that hold numbers, by their code. */
            custom: Record<string, never>;
        };
        /** @description Fields of a task that can be given. */
        TaskValues: {
            active?: boolean | null;
            /** @description Type of the activity in a project with Primavera's rules, such as `level_of_effort`. */
            activity?: string | null;
            /** Format: double */
            actual_duration_minutes?: number | null;
            actual_finish?: string | null;
            actual_start?: string | null;
            /** Format: uuid */
            calendar_id?: string | null;
            constraint?: components["schemas"]["ConstraintInput"] | null;
            /** @description Values of custom fields by their code; null takes one away. */
            custom?: Record<string, never> | null;
            deadline?: string | null;
            duration_elapsed?: boolean | null;
            /** Format: double */
            duration_minutes?: number | null;
            /** @description As people write it: `3d`, `2.5h`, `1ew`, `4d?`; beats `duration_minutes`. */
            duration_text?: string | null;
            effort_driven?: boolean | null;
            estimated?: boolean | null;
            ignore_resource_calendars?: boolean | null;
            manual?: boolean | null;
            manual_finish?: string | null;
            manual_start?: string | null;
            milestone?: boolean | null;
            notes?: string | null;
            /** Format: double */
            percent_complete?: number | null;
            /** Format: double */
            physical_percent_complete?: number | null;
            /** @description Work to be detailed before it comes near. */
            planning_package?: boolean | null;
            /** Format: int64 */
            priority?: number | null;
            /** Format: double */
            remaining_duration_minutes?: number | null;
            /** @description As people write it: `2d`; beats `remaining_duration_minutes`. */
            remaining_duration_text?: string | null;
            second_constraint?: components["schemas"]["ConstraintInput"] | null;
            task_type?: string | null;
            wbs?: string | null;
            /** Format: double */
            work_minutes?: number | null;
            /** @description As people write it: `16h`, `2d`; beats `work_minutes`. */
            work_text?: string | null;
        };
        /** @description A task with everything about it. */
        TaskView: {
            active: boolean;
            /**
             * @description Type of the activity (Primavera): `task_dependent`, `resource_dependent`, `level_of_effort`,
             *     `start_milestone`, `finish_milestone` or `wbs_summary`.
             */
            activity: string;
            /** Format: double */
            actual_duration_minutes: number;
            actual_finish?: string | null;
            actual_start?: string | null;
            assignments: components["schemas"]["AssignmentView"][];
            baseline?: components["schemas"]["TaskBaselineView"] | null;
            calendar?: components["schemas"]["Reference"] | null;
            constraint: components["schemas"]["ConstraintView"];
            critical: boolean;
            /** @description Values of custom fields by their code. */
            custom: Record<string, never>;
            deadline?: string | null;
            /** @description Whose rules the project follows: `microsoft` or `primavera`. */
            dialect: string;
            duration_elapsed: boolean;
            /** Format: double */
            duration_minutes: number;
            duration_text: string;
            early_finish: string;
            early_start: string;
            effort_driven: boolean;
            estimated: boolean;
            external: boolean;
            external_key?: string | null;
            finish: string;
            /**
             * Format: int64
             * @description Bits as in the Gantt data.
             */
            flags: number;
            /** Format: double */
            free_float_minutes: number;
            /** Format: uuid */
            id: string;
            ignore_resource_calendars: boolean;
            late: boolean;
            late_finish: string;
            late_start: string;
            /** Format: int64 */
            level: number;
            manual: boolean;
            manual_finish?: string | null;
            manual_start?: string | null;
            milestone: boolean;
            name: string;
            notes: string;
            /** Format: uuid */
            parent_id?: string | null;
            /** Format: double */
            percent_complete: number;
            /** Format: double */
            physical_percent_complete: number;
            /** @description Work to be detailed before it comes near. */
            planning_package: boolean;
            predecessors: components["schemas"]["LinkView"][];
            /** Format: int64 */
            priority: number;
            project: components["schemas"]["Reference"];
            /** Format: uuid */
            project_id: string;
            recurrence?: components["schemas"]["RecurrencePattern"] | null;
            recurring: boolean;
            /** Format: double */
            remaining_duration_minutes: number;
            /** Format: int64 */
            row_number: number;
            /** @description Its second date rule (Primavera). */
            second_constraint: components["schemas"]["ConstraintView"];
            start: string;
            /**
             * Format: uuid
             * @description The project it stands for.
             */
            sub_project_id?: string | null;
            successors: components["schemas"]["LinkView"][];
            summary: boolean;
            /** @description `fixed_units`, `fixed_duration` or `fixed_work`. */
            task_type: string;
            /** Format: double */
            total_float_minutes: number;
            /**
             * Format: int64
             * @description The file's own identifier.
             */
            uid: number;
            /** @description Last change (UTC). */
            updated_at: string;
            /** Format: int64 */
            version: number;
            /** @description WBS code as shown; `wbs_own` is what was given. */
            wbs: string;
            wbs_own: string;
            /** Format: double */
            work_minutes: number;
        };
        /** @description A group of resources. */
        TeamView: {
            /** @description Free text. */
            description: string;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description How many resources it has.
             */
            size: number;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A template that was made. */
        TemplateMade: components["schemas"]["ProjectView"] & {
            /** @description Who was replaced by which role. */
            replaced: components["schemas"]["Replaced"][];
        };
        /** @description The parts of an entry that are told. */
        TermChange: {
            /**
             * Format: uuid
             * @description Their own working time; null for the location's.
             */
            calendar_id?: string | null;
            /** @description False when they leave: the day is then the first on which they are not there. */
            employed?: boolean | null;
            /**
             * Format: double
             * @description 100 is full time; more is a machine of which there are several.
             */
            fte_percent?: number | null;
            /**
             * Format: uuid
             * @description Where they work; null for nowhere in particular.
             */
            location_id?: string | null;
            /**
             * Format: uuid
             * @description The person who leads them; null for none.
             */
            manager_id?: string | null;
            /** @description Free text. */
            note?: string | null;
            /**
             * Format: uuid
             * @description Team; null for none.
             */
            team_id?: string | null;
            /** @description Their own time zone; empty for the location's. */
            time_zone?: string | null;
        };
        /** @description What holds of a person from a day on. */
        TermView: {
            calendar?: components["schemas"]["Reference"] | null;
            /** @description False from the day after someone left. */
            employed: boolean;
            /** @description First day; null for always. */
            from?: string | null;
            /**
             * Format: double
             * @description 100 is full time.
             */
            fte_percent: number;
            /** @description Whether it holds today. */
            holds_today: boolean;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            location?: components["schemas"]["Reference"] | null;
            manager?: components["schemas"]["Reference"] | null;
            /** @description Free text. */
            note: string;
            /**
             * Format: uuid
             * @description Whose.
             */
            resource_id: string;
            team?: components["schemas"]["Reference"] | null;
            /** @description Their own time zone; the location's when empty. */
            time_zone: string;
            /** @description Last day, which is the one before the next entry begins; null when none follows. */
            to?: string | null;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description A stretch of days of a person. */
        TimelineBar: {
            /**
             * Format: uuid
             * @description The allocation; null for tasks, leave, and projects that the reader may not see.
             */
            allocation_id?: string | null;
            /** @description Whether the reader may move it. */
            editable: boolean;
            /** @description First day, which may lie before the first week. */
            from: string;
            /** @description What it stands for. */
            kind: components["schemas"]["BarKind"];
            /** @description What kind of leave; empty otherwise. */
            leave: string;
            /**
             * Format: int64
             * @description Time of the allocation, or work of the tasks; none for leave.
             */
            minutes: number;
            project?: components["schemas"]["Reference"] | null;
            /** @description How many tasks; none for allocations and leave. */
            tasks: number;
            /** @description Last day, which may lie behind the last week. */
            to: string;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description A person with their bars. */
        TimelineRow: {
            /** @description What is certain over what there is, by week. */
            bands: components["schemas"]["LoadBand"][];
            /** @description By first day. */
            bars: components["schemas"]["TimelineBar"][];
            /** @description Who. */
            person: components["schemas"]["Reference"];
        };
        /**
         * @description How an amount of time is said.
         * @enum {string}
         */
        TimeUnit: "hours" | "percent" | "fte" | "person_days";
        /** @description Value and bound at one moment of the search. */
        TrailStep: {
            /**
             * Format: double
             * @description No selection is worth more.
             */
            bound: number;
            /**
             * Format: double
             * @description Since the search began.
             */
            seconds: number;
            /**
             * Format: double
             * @description Best value so far; null before the first selection.
             */
            value?: number | null;
        };
        /** @description Time to move. */
        TransferAllocation: {
            /**
             * Format: int64
             * @description Later by so many days; earlier when negative.
             */
            days?: number;
            /** @description First day of what is moved; from the beginning unless told. */
            from?: string | null;
            /**
             * Format: int64
             * @description How many minutes of it; all unless told.
             */
            minutes?: number | null;
            /**
             * Format: uuid
             * @description To this person; stays with who has it unless told.
             */
            resource_id?: string | null;
            /** @description Nobody gets it: the allocation has less. */
            take_away?: boolean;
            /** @description Last day of what is moved; to the end unless told. */
            to?: string | null;
        };
        /** @description What to do with a request. */
        Triage: {
            /**
             * Format: uuid
             * @description Who assesses it.
             */
            assessor_id?: string | null;
            /** @description What is done. */
            do: components["schemas"]["TriageDeed"];
            /**
             * Format: uuid
             * @description The request it is merged into.
             */
            into_id?: string | null;
            /** @description Why, or the question; needed to defer, reject, return and reopen. */
            reason?: string;
        };
        /**
         * @description What the PMO does with a request.
         * @enum {string}
         */
        TriageDeed: "take" | "assess" | "decide" | "defer" | "reject" | "return" | "merge" | "reopen";
        /** @description Edits to take back together. */
        UndoLevelling: {
            /** @description The edits that accepting answered. */
            edit_ids: string[];
        };
        /** @description How much is not read yet. */
        Unread: {
            /**
             * Format: int64
             * @description At most 100; who has more has 100 or more.
             */
            unread: number;
        };
        /** @description A person who can sign in. */
        UserView: {
            /** @description Whether they may sign in. */
            active: boolean;
            /** @description Since when (UTC). */
            created_at: string;
            /** @description Mail address. */
            email: string;
            /**
             * Format: uuid
             * @description Which user.
             */
            id: string;
            /** @description Name. */
            name: string;
            /** @description Last change (UTC). */
            updated_at: string;
            /**
             * Format: int64
             * @description Optimistic lock.
             */
            version: number;
        };
        /** @description How busy people are, in a stretch of days. */
        UtilisationView: {
            /** @description What stands below it: always `capacity`, working time of the calendar × part of full time − leave. */
            denominator: string;
            /** @description First day. */
            from: string;
            /** @description People, those with most free time first. */
            lines: components["schemas"]["Listed_UtilisationLine"];
            /** @description What stands above the line: `firm`, or `firm_and_proposed`. */
            numerator: string;
            /**
             * Format: double
             * @description Of these, percent above it.
             */
            over_percent: number;
            /** @description How many people have time or are asked for some. */
            people: number;
            /**
             * Format: double
             * @description Sum of the numerators over the sum of the denominators, percent; null without capacity.
             */
            percent?: number | null;
            /** @description Last day. */
            to: string;
            /**
             * Format: double
             * @description Of these, percent below what the policy calls full.
             */
            under_percent: number;
        };
        /** @description What stops a candidate first. */
        WaterlineBinding: {
            /** @description Money or people. */
            kind: components["schemas"]["LimitKind"];
            /**
             * Format: int64
             * @description What those above leave.
             */
            left: number;
            /** @description In which month, such as `2027-03`. */
            month: string;
            /** @description The cost type or role. */
            name: string;
            /**
             * Format: int64
             * @description What the candidate asks for: minor units or minutes.
             */
            needed: number;
            /**
             * Format: int64
             * @description What is missing.
             */
            short: number;
            /** @description The budget carries over: the amounts are those up to and with this month. */
            up_to: boolean;
        };
        /** @description A budget or capacity, and what those that are in take of it in all months. */
        WaterlineLimit: {
            /** @description The month that is used most, such as `2027-03`. */
            fullest: string;
            /**
             * Format: double
             * @description How much of that month is used.
             */
            fullest_percent: number;
            /**
             * Format: int64
             * @description Minor units or minutes there are, in all months.
             */
            given: number;
            /** @description Money or people. */
            kind: components["schemas"]["LimitKind"];
            /** @description The cost type or role. */
            name: string;
            /**
             * Format: int64
             * @description What is taken.
             */
            taken: number;
        };
        /**
         * @description In which order candidates are filled in.
         * @enum {string}
         */
        WaterlineOrder: "value" | "value_per_cost" | "cost" | "listed";
        /** @description A candidate in its place. */
        WaterlineRow: {
            binding?: components["schemas"]["WaterlineBinding"] | null;
            /**
             * Format: int64
             * @description Minor units in all.
             */
            cost: number;
            /**
             * Format: uuid
             * @description Which one.
             */
            id: string;
            /** @description Its key; null when the reader may not see it. */
            key?: string | null;
            /** @description Which kind. */
            kind: components["schemas"]["ScenarioSubject"];
            /** @description Its name; null when the reader may not see it. */
            name?: string | null;
            /**
             * Format: int64
             * @description Money of all that are in, down to this one.
             */
            running_cost: number;
            /**
             * Format: double
             * @description Value of all that are in, down to this one.
             */
            running_value: number;
            /** @description Whether it is in. */
            standing: components["schemas"]["WaterlineStanding"];
            /**
             * Format: double
             * @description What it is worth, in points.
             */
            value: number;
            /**
             * Format: int64
             * @description Minutes in all.
             */
            work: number;
        };
        /**
         * @description Whether a candidate is in.
         * @enum {string}
         */
        WaterlineStanding: "in" | "forced" | "out" | "too_long" | "excluded";
        /** @description The ranked list. */
        WaterlineView: {
            /** @description ISO 4217 code of all money. */
            currency: string;
            /** @description Budgets, then capacities. */
            limits: components["schemas"]["WaterlineLimit"][];
            /** @description How many lie above the line. */
            line: number;
            /** @description The order they are in. */
            order: components["schemas"]["WaterlineOrder"];
            /** @description Candidates in order. */
            rows: components["schemas"]["WaterlineRow"][];
        };
        /** @description Why a task is on its date. */
        Why: {
            /** @description From the task back to where the chain begins. */
            steps: components["schemas"]["DriverStep"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_alignment_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlignmentReport"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_alignments: {
        parameters: {
            query: {
                /** @description Which one. */
                subject_id: string;
                /** @description `request`, `project` or `program`. */
                subject_kind: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alignments"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_alignment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAlignment"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlignmentView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_alignment: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_alignment: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchAlignment"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlignmentView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_allocation: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_allocation: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchAllocation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllocationView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    transfer_allocation: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferAllocation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllocationTransferred"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_api_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ApiTokenView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_api_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiToken"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiToken"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_api_token: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke a key */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_approval_delegates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_DelegateView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_approval_delegate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDelegate"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DelegateView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_approval_delegate: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_approval_routes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_RouteView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_approval_route: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoute"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_approval_route: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_approval_route: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_approval_route: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchRoute"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_subject_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_SubjectKindView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_approvals: {
        parameters: {
            query: {
                /** @description Which one. */
                subject_id: string;
                /** @description Its kind, such as `request`. */
                subject_kind: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ApprovalView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_approval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    replace_approver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceApprover"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDecision"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    recall_approval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Recall"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    decide_many: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkDecision"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_BulkResult"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_ask: {
        parameters: {
            query?: never;
            header: {
                "x-link-secret": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskForm"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    post_ask: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
                "x-link-secret": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AskParts"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_followed_ask: {
        parameters: {
            query?: never;
            header: {
                "x-link-secret": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowedAsk"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    answer_followed_ask: {
        parameters: {
            query?: never;
            header: {
                "x-link-secret": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskAnswer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowedAsk"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_assessments: {
        parameters: {
            query: {
                /** @description The model. */
                model_id: string;
                /** @description Version of the model; the one in force unless told. */
                number?: number;
                /** @description Which one. */
                subject_id: string;
                /** @description `project` or `request`. */
                subject_kind: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assessments"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_assessment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAssessment"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_assessment: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_assignment: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EffectOnly"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_assignment: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchAssignment"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentChanged"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_attachment: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_attachment_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_baseline: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EffectOnly"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_baseline: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchBaseline"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaselineView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_board: {
        parameters: {
            query?: {
                /** @description In this health. */
                health?: components["schemas"]["Health"];
                /** @description Projects or requests only. */
                kind?: components["schemas"]["ScenarioSubject"];
                /** @description Of this person. */
                owner_id?: string;
                /** @description In this portfolio. */
                portfolio_id?: string;
                /** @description In this program. */
                program_id?: string;
                /** @description The model whose scores are told; the oldest one that is in use unless told. */
                scoring_model_id?: string;
                /** @description In this stage of projects or state of requests. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    compute_case_figures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_OptionFigures"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_business_cases: {
        parameters: {
            query: {
                /** @description Which one. */
                subject_id: string;
                /** @description `request` or `project`. */
                subject_kind: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_BusinessCaseView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_business_case: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBusinessCase"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessCaseView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_business_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessCaseView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_business_case: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchBusinessCase"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessCaseView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_case_comparison: {
        parameters: {
            query: {
                /** @description Number of a frozen version. */
                from: number;
                /** @description Number of another one; what is being written unless told. */
                to?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseComparison"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    freeze_business_case: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FreezeCase"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessCaseView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_case_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CaseVersionView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_calendars: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Those that belong to single resources too. */
                of_resources?: boolean;
                /** @description Those of this project too. */
                project_id?: string;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CalendarView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCalendar"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_calendar: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_calendar: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchCalendar"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarChanged"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_calendar_days: {
        parameters: {
            query: {
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CalendarDay"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_capacity_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapacityPolicyView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_capacity_policy: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutCapacityPolicy"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapacityPolicyView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_changes: {
        parameters: {
            query?: {
                /** @description By this person. */
                actor_id?: string;
                /** @description `next` of the page before. */
                after?: string;
                /** @description Of this noun. */
                id?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Of this kind of noun, such as `task`. */
                noun?: string;
                /** @description Of this project. */
                project_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ChangeView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_charters: {
        parameters: {
            query: {
                /** @description The project. */
                project_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CharterView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_charter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCharter"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CharterView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_charter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CharterView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_charter: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchCharter"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CharterView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    answer_charter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CharterView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_charter_pdf: {
        parameters: {
            query?: {
                /** @description Number of an issued version; what it says now unless told. */
                number?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": number[];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    issue_charter: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueCharter"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CharterView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_comment: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_comment: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchComment"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_cross_dependency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrossDependencyView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_cross_dependency: {
        parameters: {
            query?: {
                /** @description For the change log, such as the reason to decline. */
                reason?: string;
            };
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EffectOnly"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_cross_dependency: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchCrossDependency"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrossDependencyChanged"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    agree_cross_dependency: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrossDependencyView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_custom_fields: {
        parameters: {
            query?: {
                /** @description Of `task` or `project` only. */
                noun?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CustomFieldView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_custom_field: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomField"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomFieldView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_custom_field: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomFieldView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_custom_field: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_custom_field: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchCustomField"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomFieldView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_default_view: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutDefaultView"];
            };
        };
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_dependency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DependencyView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_dependency: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EffectOnly"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_dependency: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchDependency"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DependencyChanged"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_directory: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Reference"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_drivers: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Archived ones too. */
                archived?: boolean;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_DriverView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_driver: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDriver"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_driver: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_driver: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchDriver"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriverView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_aligned_to_driver: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_AlignedSubject"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    undo_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditAnswer"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    stream_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ChangeEvent"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_executive: {
        parameters: {
            query?: {
                /** @description The portfolio; everything that the caller may see without one. */
                portfolio_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutiveView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_expiring_skills: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Within so many days, what is over included; 90 unless told. */
                days?: number;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ResourceSkillView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    close_gate_condition: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseCondition"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_gate_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GateReviewView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    answer_gate_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GateReviewView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_gate_condition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCondition"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GateReviewView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_heatmap: {
        parameters: {
            query?: {
                /** @description A row per person, team or role; person unless told. */
                by?: "person" | "team" | "role";
                /** @description How many periods, 1 to 106; 26 unless told. */
                count?: number;
                /** @description A day of the first period; today unless told. */
                from?: string;
                /** @description Length of the periods; weeks unless told. */
                grain?: "day" | "week" | "month" | "quarter";
                /** @description Most rows, 1 to 1000; 50 unless told. */
                limit?: number;
                /** @description Whether proposed time counts for the band; it is told apart either way. */
                proposed?: boolean;
                /** @description Part of the name of a row. */
                q?: string;
                /** @description First row of the page, from 0. */
                skip?: number;
                /** @description Only people of this team. */
                team_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeatmapView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_heatmap_lines: {
        parameters: {
            query?: {
                /** @description First day; today unless told. */
                from?: string;
                /** @description Or the role: its demand that nobody is named for. */
                job_role_id?: string;
                /** @description The person. */
                resource_id?: string;
                /** @description Last day; the first unless told. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeatmapLines"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_imports: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ImportView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ImportForm"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    commit_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitImport"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_mapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BTreeMap"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_job_roles: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Archived ones too. */
                archived?: boolean;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_JobRoleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_job_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewJobRole"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRoleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_job_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRoleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_job_role: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_job_role: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchJobRole"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRoleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description Only those with steps left. */
                unfinished?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_JobView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_key_result: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_key_result: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchKeyResult"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyResultView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_check_ins: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CheckInView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_check_in: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCheckIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyResultView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_leave: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    answer_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    cancel_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    level_projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelProjects"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevellingOfProjects"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    accept_levelling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptLevelling"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevellingAccepted"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    undo_levelling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoLevelling"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevellingAccepted"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_lifecycle_compliance: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description In this lifecycle. */
                lifecycle_id?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Going by this revision of it. */
                revision?: number;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description `active`, `on_hold` or `ended`. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ComplianceLine"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_lifecycle_fields: {
        parameters: {
            query?: {
                /** @description Such as `project`. */
                subject_kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_LifecycleField"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_lifecycle_methods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_LifecycleMethod"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_lifecycles: {
        parameters: {
            query?: {
                /** @description Such as `project`. */
                subject_kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_LifecycleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_lifecycle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLifecycle"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifecycleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_lifecycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifecycleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_lifecycle: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchLifecycle"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifecycleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_lifecycle_revisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_RevisionView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_live_figures: {
        parameters: {
            query?: {
                /** @description ISO 4217 code of all money; EUR unless told. */
                currency?: string;
                /** @description Months of the capacities; 12 unless told. */
                months?: number;
                /** @description Of this portfolio; of the whole organisation without one. */
                portfolio_id?: string;
                /** @description The model whose scores are values. */
                scoring_model_id?: string;
                /** @description First month of the capacities, such as `2027-01`; this month unless told. */
                start?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LivePortfolio"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_locations: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_LocationView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_location: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLocation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_location: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_location: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchLocation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchMe"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_inbox: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    count_inbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxCount"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_my_leave: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_LeaveView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    ask_for_leave: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLeave"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_mail_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_MailKindView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_mail_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutMailKinds"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_MailKindView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_notifications: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description Only those not read yet. */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_NotificationView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    read_notifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadNotifications"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    count_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_my_schedule: {
        parameters: {
            query?: {
                /** @description How many days; 14 unless told. */
                days?: number;
                /** @description First day; the Monday of this week when absent. */
                from?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_schedule_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleFeedView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_schedule_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleFeedView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_schedule_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_my_skills: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ResourceSkillView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    rate_my_skill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewResourceSkill"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceSkillView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_my_tasks: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Finishing on this day or later, such as `2026-03-02`. */
                finish_from?: string;
                /** @description Finishing on this day or earlier. */
                finish_to?: string;
                /** @description Only open ones behind their baseline, or only the others. */
                late?: boolean;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description Only those with work left, or only the finished. */
                unfinished?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTasks"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_objectives: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ObjectiveView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_objective: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewObjective"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectiveView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_objective: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_objective: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchObjective"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectiveView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_aligned_to_objective: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_AlignedSubject"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_key_result: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKeyResult"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyResultView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_organisation: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchOrganisation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_outbox: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description `waiting`, `sent` or `given_up`. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxPage"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_mail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    retry_mail: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    import_people: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPeopleImport"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleImport"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_people_timeline: {
        parameters: {
            query?: {
                /** @description A day of the first week; today unless told. */
                from?: string;
                /** @description Most people, 1 to 100; 25 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description First person of the page, from 0. */
                skip?: number;
                /** @description Only people of this team. */
                team_id?: string;
                /** @description How many weeks, 1 to 53; 13 unless told. */
                weeks?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleTimeline"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_permissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Permission"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_pmo_types: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_PmoTypeView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_pmo_type: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutPmoType"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_PmoTypeView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_portfolios: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_PortfolioView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_portfolio: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPortfolio"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortfolioView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_portfolio: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortfolioView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_portfolio: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_portfolio: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchPortfolio"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortfolioView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_of_portfolio: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Only those with this task at an end. */
                task_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CrossDependencyView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    conflicts_of_portfolio: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Only those with this task at an end. */
                task_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CrossDependencyView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_programs: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Of this portfolio. */
                portfolio_id?: string;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ProgramView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_program: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProgram"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_program: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_program: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_program: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchProgram"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_of_program: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Only those with this task at an end. */
                task_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CrossDependencyView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    conflicts_of_program: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Only those with this task at an end. */
                task_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CrossDependencyView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_program_gantt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramGantt"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_summary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramSummary"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_projects: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /**
                 * @description Conditions on custom fields, a JSON object by code: `["a", "b"]`, `{"from": "1", "to": "5"}`,
                 *     `{"has": "part"}`, or null for no value.
                 */
                custom?: string;
                /** @description Only those behind their baseline, or only the others. */
                late?: boolean;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Of this person. */
                owner_id?: string;
                /** @description In this portfolio. */
                portfolio_id?: string;
                /** @description In this program. */
                program_id?: string;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description In this stage. */
                stage?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ProjectListItem"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_project: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_project: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_project: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchProject"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectChanged"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    edit_allocation_cells: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditAllocationCells"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllocationCellsEdited"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_allocations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_AllocationView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_allocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAllocation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllocationView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    compare_baselines: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: number;
                /** @description Only tasks that differ. */
                changed?: boolean;
                /** @description Slot of the earlier state; 0 unless told. */
                left?: number;
                /** @description Most tasks, 1 to 500; 100 unless told. */
                limit?: number;
                /** @description Slot of the later state; the plan as it is now unless told. */
                right?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaselineComparison"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_baseline_dates: {
        parameters: {
            query?: {
                /** @description Its slot; 0 unless told. */
                slot?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaselineDates"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_baselines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_BaselineView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_baseline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBaseline"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaselineView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_checks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CheckView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    copy_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyProject"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_of_project: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Only those with this task at an end. */
                task_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CrossDependencyView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_cross_dependency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCrossDependency"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrossDependencyChanged"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_dependency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDependency"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DependencyChanged"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    conflicts_of_project: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Only those with this task at an end. */
                task_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CrossDependencyView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_diagnostics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_DiagnosticView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_edit_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditState"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_edits: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Only edits of this task, its links or its people. */
                task_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_EditView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditAnswer"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    export_project: {
        parameters: {
            query?: {
                /** @description `mspdi` (default) or `csv`. */
                format?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file; the header X-Steerco-Losses counts what it could not carry */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_export_report: {
        parameters: {
            query?: {
                /** @description `mspdi` (default) or `csv`. */
                format?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportReport"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_gantt: {
        parameters: {
            query?: {
                /** @description Slot of the baseline to show; 0 unless told. */
                baseline?: number;
                /** @description Also the columns that only a table shows. */
                more?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gantt"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_plan_news: {
        parameters: {
            query: {
                /** @description Version of the plan that is on screen. */
                since: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanNews"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_gate_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                item: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutEvidence"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_gate_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGateReview"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_gate_waiver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWaiver"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    level_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelPlan"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Levelling"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_project_lifecycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_project_lifecycle: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutLifecycle"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_overloads: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: number;
                /** @description Only work of this project counts. */
                alone?: boolean;
                /** @description Most people, 1 to 200; 50 unless told. */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overloads"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    redo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditAnswer"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_staffing: {
        parameters: {
            query?: {
                /** @description How many periods, 1 to 106; 26 unless told. */
                count?: number;
                /** @description A day of the first period; the start of the project, or today if that is past, unless told. */
                from?: string;
                /** @description Length of the periods; weeks unless told. */
                grain?: "day" | "week" | "month" | "quarter";
                /** @description In which unit; hours unless told. */
                unit?: "hours" | "percent" | "fte" | "person_days";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Staffing"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_project_tasks: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Only critical ones, or only the others. */
                critical?: boolean;
                /**
                 * @description Conditions on custom fields, a JSON object by code: `["a", "b"]`, `{"from": "1", "to": "5"}`,
                 *     `{"has": "part"}`, or null for no value.
                 */
                custom?: string;
                /** @description Only open ones behind their baseline, or only the others. */
                late?: boolean;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Of this project. */
                project_id?: string;
                /** @description Part of the name. */
                q?: string;
                /** @description Assigned to this resource. */
                resource_id?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description Only those with work left, or only the finished. */
                unfinished?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_TaskListItem"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTask"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskChanged"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTemplate"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateMade"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    compare_template: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: number;
                /** @description Only tasks that differ. */
                changed?: boolean;
                /** @description Slot of the earlier state; 0 unless told. */
                left?: number;
                /** @description Most tasks, 1 to 500; 100 unless told. */
                limit?: number;
                /** @description Slot of the later state; the plan as it is now unless told. */
                right?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaselineComparison"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditAnswer"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_working_time: {
        parameters: {
            query?: {
                /** @description Or what they are called in it. */
                name?: string;
                /** @description A person of the plan. */
                resource_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GanttCalendar"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_project_totals: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /**
                 * @description Conditions on custom fields, a JSON object by code: `["a", "b"]`, `{"from": "1", "to": "5"}`,
                 *     `{"has": "part"}`, or null for no value.
                 */
                custom?: string;
                /** @description Only those behind their baseline, or only the others. */
                late?: boolean;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Of this person. */
                owner_id?: string;
                /** @description In this portfolio. */
                portfolio_id?: string;
                /** @description In this program. */
                program_id?: string;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description In this stage. */
                stage?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectTotalsView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_register: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description In this health. */
                health?: components["schemas"]["Health"];
                /** @description Projects or requests only. */
                kind?: components["schemas"]["ScenarioSubject"];
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Of this person. */
                owner_id?: string;
                /** @description In this portfolio. */
                portfolio_id?: string;
                /** @description In this program. */
                program_id?: string;
                /** @description Part of the name. */
                q?: string;
                /** @description The model whose scores are told; the oldest one that is in use unless told. */
                scoring_model_id?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description In this stage of projects or state of requests. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_RegisterItem"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    revoke_request_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestLinkView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_request_types: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_RequestTypeView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_request_type: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRequestType"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTypeView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_request_type: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTypeView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_request_type: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_request_type: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchRequestType"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTypeView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_request_links: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_RequestLinkView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_request_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRequestLink"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeRequestLink"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_requests: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Assessed by this person. */
                assessor_id?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Only one's own, drafts too. */
                mine?: boolean;
                /** @description That became this project. */
                project_id?: string;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description In one of these states, separated by commas. */
                state?: string;
                /** @description Of this type. */
                type_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_RequestItem"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_request: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_request: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    convert_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConvertRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_request_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_RequestEvent"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    submit_request: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    triage_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Triage"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_request_queue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_QueueCount"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_similar_requests: {
        parameters: {
            query?: {
                /** @description The request itself, which is left out. */
                except?: string;
                /** @description What else is said. */
                text?: string;
                /** @description The title. */
                title?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_SimilarRequest"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    triage_requests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkTriage"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_BulkResult"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_conflicts: {
        parameters: {
            query?: {
                /** @description How many weeks, 1 to 106; 13 unless told. */
                count?: number;
                /** @description A day of the first week; today unless told. */
                from?: string;
                /** @description Most conflicts, 1 to 50; 10 unless told. */
                limit?: number;
                /** @description Only this person. */
                resource_id?: string;
                /** @description First conflict of the page, from 0. */
                skip?: number;
                /** @description Only people of this team. */
                team_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ConflictView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_rate: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_rate: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchRate"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_resource_role: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_resource_role: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchResourceRole"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceRoleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_resource_skill: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_resource_skill: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchResourceSkill"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceSkillView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_term: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_term: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTerm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_resources: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Who works in this role today, and what stands for it. */
                job_role_id?: string;
                /** @description `work`, `material` or `cost`. */
                kind?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Who has this skill, and it has not expired. */
                skill_id?: string;
                /** @description At this level or above, 1 to 5; 1 unless told. */
                skill_level?: number;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description Of this team. */
                team_id?: string;
                /** @description Of this user. */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ResourceView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_resource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewResource"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_resource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_resource: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_resource: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchResource"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_LeaveView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLeave"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_rates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_RateView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_rate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRate"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_resource_roles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ResourceRoleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_resource_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewResourceRole"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceRoleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_resource_skills: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ResourceSkillView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_resource_skill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewResourceSkill"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceSkillView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_terms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_TermView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_term: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTerm"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_roadmap: {
        parameters: {
            query?: {
                /**
                 * @description What to compare with: `baseline` for the baselines of the projects, or the id of a strategic
                 *     baseline.
                 */
                against?: string;
                /** @description Of this portfolio. */
                portfolio_id?: string;
                /** @description Of this program. */
                program_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoadmapView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_role_grants: {
        parameters: {
            query?: {
                /** @description Of this user. */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_RoleGrantView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_role_grant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoleGrant"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleGrantView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_role_grant: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a role away */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_RoleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_role: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a role */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_role: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchRole"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    test_rule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRuleTest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleTest"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_saved_views: {
        parameters: {
            query: {
                /** @description Such as `gantt`. */
                list: string;
                /** @description The project it is opened in. */
                project_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_saved_view: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSavedView"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_saved_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_saved_view: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_saved_view: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchSavedView"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_commits: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description The portfolio; the whole organisation without one. */
                portfolio_id?: string;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ScenarioCommitView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_comparison: {
        parameters: {
            query?: {
                /** @description Their ids with dots between them, at most four. */
                ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverlayComparison"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_item: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_item: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchScenarioItem"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverlayChanged"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_scenarios: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ScenarioListItem"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_scenario: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewScenario"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_scenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_scenario: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_scenario: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchScenario"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioAnswerView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_application_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPreview"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_applications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"][];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_application: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyScenario"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    undo_application: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    cancel_search: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioAnswerView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_commit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitScenario"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioCommitView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    take_items: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeFromLive"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverlayView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_scenario_levelling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioLevelling"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    accept_scenario_levelling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptScenarioLevelling"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverlayView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioMemberView"][];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutScenarioMembers"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioMemberView"][];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_moved: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovedItem"][];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_overlay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverlayView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    refresh_items: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverlayView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_search: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchScenario"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioAnswerView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_waterline: {
        parameters: {
            query?: {
                /** @description `value` (default), `value_per_cost`, `cost` or `listed`. */
                order?: components["schemas"]["WaterlineOrder"];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaterlineView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_schedule_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_scoring_models: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Archived ones too. */
                archived?: boolean;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ScoringModelView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_scoring_model: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewScoringModel"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoringModelView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_scoring_model: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoringModelView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_scoring_model: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_scoring_model: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchScoringModel"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoringModelView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_comparison: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComparison"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    preview_comparison: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComparison"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_comparisons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ComparisonView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_ranking: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Version of the model; the one in force unless told. */
                number?: number;
                /** @description In this portfolio. */
                portfolio_id?: string;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_RankedProject"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_ranking_comparison: {
        parameters: {
            query?: {
                /** @description The other model; without it nothing is compared. */
                with?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RankingComparison"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_sensitivity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_RankSwap"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_scoring_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ScoringVersionView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_weights: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoringModelView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_scoring_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ScoringTemplate"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    search: {
        parameters: {
            query?: {
                /** @description Part of a name or key; at least two letters. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Found"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_SessionView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Signed in; sets the session cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupNeeded"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    post_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupInput"];
            };
        };
        responses: {
            /** @description Set up and signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_skills: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Archived ones too. */
                archived?: boolean;
                /** @description Of this category. */
                category?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_SkillView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_skill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSkill"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_skill: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_skill: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchSkill"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_attachments: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path: {
                id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_AttachmentView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AttachmentForm"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_comments: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path: {
                id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_CommentView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_mentionable: {
        parameters: {
            query?: {
                /** @description Part of the name. */
                q?: string;
            };
            header?: never;
            path: {
                id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_Reference"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_tasks: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Only critical ones, or only the others. */
                critical?: boolean;
                /**
                 * @description Conditions on custom fields, a JSON object by code: `["a", "b"]`, `{"from": "1", "to": "5"}`,
                 *     `{"has": "part"}`, or null for no value.
                 */
                custom?: string;
                /** @description Only open ones behind their baseline, or only the others. */
                late?: boolean;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Of this project. */
                project_id?: string;
                /** @description Part of the name. */
                q?: string;
                /** @description Assigned to this resource. */
                resource_id?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description Only those with work left, or only the finished. */
                unfinished?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_TaskListItem"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_task: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EffectOnly"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_task: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTask"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskChanged"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAssignment"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentChanged"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_sub_project: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubProject"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskChanged"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_why: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_task_totals: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Only critical ones, or only the others. */
                critical?: boolean;
                /**
                 * @description Conditions on custom fields, a JSON object by code: `["a", "b"]`, `{"from": "1", "to": "5"}`,
                 *     `{"has": "part"}`, or null for no value.
                 */
                custom?: string;
                /** @description Only open ones behind their baseline, or only the others. */
                late?: boolean;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Of this project. */
                project_id?: string;
                /** @description Part of the name. */
                q?: string;
                /** @description Assigned to this resource. */
                resource_id?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description Only those with work left, or only the finished. */
                unfinished?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskTotals"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_teams: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_TeamView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTeam"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_team: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_team: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTeam"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_templates: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_ProjectListItem"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_users: {
        parameters: {
            query?: {
                /** @description Only those who may, or may not, sign in. */
                active?: boolean;
                /** @description `next` of the page before. */
                after?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listed_UserView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    patch_user: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchUser"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_utilisation: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description First day; today unless told. */
                from?: string;
                /** @description Most entries, 1 to 200; 50 unless told. */
                limit?: number;
                /** @description Whether proposed time counts. */
                proposed?: boolean;
                /** @description Part of the name. */
                q?: string;
                /** @description Field to sort by; `-` before it reverses. */
                sort?: string;
                /** @description Only people of this team. */
                team_id?: string;
                /** @description Last day; four weeks from the first unless told. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UtilisationView"];
                };
            };
            /** @description Why the request failed (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
}
