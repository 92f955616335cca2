using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lianmeng.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    english_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    disabled_at = table.Column<long>(type: "bigint", nullable: true),
                    user_name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    normalized_user_name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    email = table.Column<string>(type: "text", nullable: true),
                    normalized_email = table.Column<string>(type: "text", nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<long>(type: "bigint", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    delegated_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_grants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: true),
                    holder_name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    issued_by = table.Column<Guid>(type: "uuid", nullable: true),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    used_at = table.Column<long>(type: "bigint", nullable: true),
                    cut_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_sessions",
                columns: table => new
                {
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    label = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<long>(type: "bigint", nullable: false),
                    to = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_sessions", x => x.fingerprint);
                });

            migrationBuilder.CreateTable(
                name: "alliances_action_branches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    precision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    end_recorded_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alliances_action_branches", x => x.id);
                    table.CheckConstraint("ck_alliances_action_branches_period", "\"to\" IS NULL OR \"to\" >= \"from\"");
                });

            migrationBuilder.CreateTable(
                name: "alliances_agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    precision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    end_recorded_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alliances_agreements", x => x.id);
                    table.CheckConstraint("ck_alliances_agreements_period", "\"to\" IS NULL OR \"to\" >= \"from\"");
                });

            migrationBuilder.CreateTable(
                name: "alliances_alliances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    english_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    chain = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    founder_id = table.Column<Guid>(type: "uuid", nullable: true),
                    secretariat_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    precision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    changes = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alliances_alliances", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alliances_cadences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    every = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    precision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    end_recorded_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alliances_cadences", x => x.id);
                    table.CheckConstraint("ck_alliances_cadences_period", "\"to\" IS NULL OR \"to\" >= \"from\"");
                });

            migrationBuilder.CreateTable(
                name: "alliances_member_bases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    members = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    qualifier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alliances_member_bases", x => x.id);
                    table.CheckConstraint("ck_alliances_member_bases_members", "members > 0");
                });

            migrationBuilder.CreateTable(
                name: "alliances_member_counts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    members = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    qualifier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alliances_member_counts", x => x.id);
                    table.CheckConstraint("ck_alliances_member_counts_members", "members >= 0");
                });

            migrationBuilder.CreateTable(
                name: "alliances_memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    precision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    end_recorded_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alliances_memberships", x => x.id);
                    table.CheckConstraint("ck_alliances_memberships_period", "\"to\" IS NULL OR \"to\" >= \"from\"");
                });

            migrationBuilder.CreateTable(
                name: "alliances_published_totals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    figure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<int>(type: "integer", nullable: false),
                    qualifier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alliances_published_totals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alliances_slots",
                columns: table => new
                {
                    alliance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    symbol = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    meaning = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    english_meaning = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    minimum = table.Column<int>(type: "integer", nullable: false),
                    maximum = table.Column<int>(type: "integer", nullable: true),
                    party_organization = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alliances_slots", x => new { x.alliance_id, x.symbol });
                    table.CheckConstraint("ck_alliances_slots_limits", "minimum >= 0 AND (maximum IS NULL OR maximum >= minimum)");
                });

            migrationBuilder.CreateTable(
                name: "journal_entries",
                columns: table => new
                {
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    previous = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_entries", x => new { x.site_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "journal_heads",
                columns: table => new
                {
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_heads", x => x.site_id);
                });

            migrationBuilder.CreateTable(
                name: "journal_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal_payloads",
                columns: table => new
                {
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    key_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_payloads", x => new { x.site_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "kernel_answers",
                columns: table => new
                {
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    request_hash = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_answers", x => new { x.actor_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "notices_channels",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_address = table.Column<byte[]>(type: "bytea", nullable: true),
                    key_id = table.Column<Guid>(type: "uuid", nullable: true),
                    bot_address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    choice = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    confirm_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    asked_at = table.Column<long>(type: "bigint", nullable: true),
                    confirmed_at = table.Column<long>(type: "bigint", nullable: true),
                    last_sent_at = table.Column<long>(type: "bigint", nullable: true),
                    failed_at = table.Column<long>(type: "bigint", nullable: true),
                    leased_until = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_channels", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notices_inbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    for_managers = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    english_title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    holder = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    is_urgent = table.Column<bool>(type: "boolean", nullable: false),
                    opening = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    closed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_inbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notices_outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opening = table.Column<int>(type: "integer", nullable: false),
                    is_question = table.Column<bool>(type: "boolean", nullable: false),
                    is_urgent = table.Column<bool>(type: "boolean", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    settled_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registry_chains",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    english_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_chains", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registry_field_values",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    standing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    stated_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    stated_at = table.Column<long>(type: "bigint", nullable: false),
                    verified_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    verified_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_field_values", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registry_memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    post = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_memberships", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registry_names",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    block = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_names", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registry_organizations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    english_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    alias = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    place = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    english_place = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unified_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    industry = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    region_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    chain = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_named = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_organizations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registry_persons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    english_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registry_places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    english_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    park_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_places", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registry_redirects",
                columns: table => new
                {
                    old = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    new_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_redirects", x => x.old);
                });

            migrationBuilder.CreateTable(
                name: "registry_search",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_search", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "registry_sites",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    english_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    region_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_sites", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registry_tenancies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    park_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_tenancies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "supply_asked_help",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    taken_up_at = table.Column<long>(type: "bigint", nullable: true),
                    taken_up_by = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_asked_help", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "supply_consultation_parties",
                columns: table => new
                {
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    heard_by = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    heard_by_account = table.Column<Guid>(type: "uuid", nullable: true),
                    heard_at = table.Column<long>(type: "bigint", nullable: true),
                    confirmed_round = table.Column<int>(type: "integer", nullable: true),
                    confirmed_by = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    confirmed_by_account = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_consultation_parties", x => new { x.consultation_id, x.organization_id });
                });

            migrationBuilder.CreateTable(
                name: "supply_consultations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    matter_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_by_firm = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_by = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    end_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_consultations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "supply_deliveries",
                columns: table => new
                {
                    signal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    matter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sender_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    root_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tier = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: true),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer_text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    answered_at = table.Column<long>(type: "bigint", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    changed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_deliveries", x => new { x.signal_id, x.matter_id });
                });

            migrationBuilder.CreateTable(
                name: "supply_edges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    claimed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    claimed_by_account = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    claim_day = table.Column<DateOnly>(type: "date", nullable: true),
                    claim_number = table.Column<int>(type: "integer", nullable: true),
                    answered_by_account = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<long>(type: "bigint", nullable: true),
                    dispute_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_by_account = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    heard_at = table.Column<long>(type: "bigint", nullable: true),
                    supplier_consents = table.Column<bool>(type: "boolean", nullable: false),
                    customer_consents = table.Column<bool>(type: "boolean", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_edges", x => x.id);
                    table.CheckConstraint("ck_supply_edges_claimed_by", "COALESCE(claimed_by = supplier_id OR claimed_by = customer_id, state = 'Confirmed')");
                    table.CheckConstraint("ck_supply_edges_claims_a_day", "claim_number IS NULL OR claim_number BETWEEN 1 AND 20");
                    table.CheckConstraint("ck_supply_edges_period", "\"to\" IS NULL OR \"to\" >= \"from\"");
                    table.CheckConstraint("ck_supply_edges_two_firms", "supplier_id <> customer_id");
                });

            migrationBuilder.CreateTable(
                name: "supply_matters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    root_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    arrived_at = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: true),
                    waits = table.Column<bool>(type: "boolean", nullable: false),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer_text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    answered_at = table.Column<long>(type: "bigint", nullable: true),
                    answered_after_milliseconds = table.Column<long>(type: "bigint", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    remind_at = table.Column<long>(type: "bigint", nullable: false),
                    manager_remind_at = table.Column<long>(type: "bigint", nullable: false),
                    reminded_at = table.Column<long>(type: "bigint", nullable: true),
                    manager_reminded_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_matters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "supply_plan_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    old_kilograms = table.Column<long>(type: "bigint", nullable: true),
                    new_kilograms = table.Column<long>(type: "bigint", nullable: true),
                    agreed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_plan_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "supply_plan_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    matter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: true),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_plan_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "supply_products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    english_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    cas_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_products", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "supply_proposal_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    old_kilograms = table.Column<long>(type: "bigint", nullable: true),
                    new_kilograms = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_proposal_lines", x => x.id);
                    table.CheckConstraint("ck_supply_proposal_lines_quantity", "(old_kilograms IS NULL OR old_kilograms >= 0) AND (new_kilograms IS NULL OR new_kilograms >= 0)");
                });

            migrationBuilder.CreateTable(
                name: "supply_proposals",
                columns: table => new
                {
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_person = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_proposals", x => new { x.consultation_id, x.round });
                });

            migrationBuilder.CreateTable(
                name: "supply_signals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sender_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_by = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    international = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    domestic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    confidence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    posted_at = table.Column<long>(type: "bigint", nullable: false),
                    root_id = table.Column<Guid>(type: "uuid", nullable: false),
                    passed_from = table.Column<Guid>(type: "uuid", nullable: true),
                    tier = table.Column<int>(type: "integer", nullable: false),
                    corrected_at = table.Column<long>(type: "bigint", nullable: true),
                    retracted_at = table.Column<long>(type: "bigint", nullable: true),
                    secretariat_asked_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_signals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "supply_withheld",
                columns: table => new
                {
                    signal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supply_withheld", x => new { x.signal_id, x.organization_id });
                });

            migrationBuilder.CreateIndex(
                name: "ux_access_accounts_user_name",
                table: "access_accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_grants_account",
                table: "access_grants",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_grants_organization",
                table: "access_grants",
                columns: new[] { "organization_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_access_links_account",
                table: "access_links",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_links_issued_by",
                table: "access_links",
                column: "issued_by");

            migrationBuilder.CreateIndex(
                name: "ix_access_links_subject",
                table: "access_links",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ux_access_links_fingerprint",
                table: "access_links",
                column: "fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_sessions_account",
                table: "access_sessions",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ux_alliances_action_branches_open",
                table: "alliances_action_branches",
                column: "organization_id",
                unique: true,
                filter: "\"to\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_alliances_agreements_code",
                table: "alliances_agreements",
                columns: new[] { "site_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_alliances_alliances_code",
                table: "alliances_alliances",
                columns: new[] { "site_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_alliances_cadences_open",
                table: "alliances_cadences",
                columns: new[] { "site_id", "subject" },
                unique: true,
                filter: "\"to\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_alliances_member_bases_day",
                table: "alliances_member_bases",
                columns: new[] { "site_id", "as_of", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alliances_member_counts_site",
                table: "alliances_member_counts",
                column: "site_id");

            migrationBuilder.CreateIndex(
                name: "ux_alliances_member_counts_day",
                table: "alliances_member_counts",
                columns: new[] { "organization_id", "as_of", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alliances_memberships_organization",
                table: "alliances_memberships",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ux_alliances_memberships_lead",
                table: "alliances_memberships",
                column: "alliance_id",
                unique: true,
                filter: "\"to\" IS NULL AND role = 'Lead'");

            migrationBuilder.CreateIndex(
                name: "ux_alliances_memberships_open",
                table: "alliances_memberships",
                columns: new[] { "alliance_id", "organization_id" },
                unique: true,
                filter: "\"to\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_alliances_published_totals_day",
                table: "alliances_published_totals",
                columns: new[] { "site_id", "figure", "as_of" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_journal_entries_subject",
                table: "journal_entries",
                columns: new[] { "site_id", "subject" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_keys_person_kind",
                table: "journal_keys",
                columns: new[] { "person_id", "record_kind" });

            migrationBuilder.CreateIndex(
                name: "ix_kernel_answers_at",
                table: "kernel_answers",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ux_notices_channels_owner",
                table: "notices_channels",
                columns: new[] { "owner_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notices_inbox_open",
                table: "notices_inbox",
                columns: new[] { "organization_id", "opened_at" },
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_notices_inbox_cause",
                table: "notices_inbox",
                columns: new[] { "organization_id", "kind", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notices_outbox_open",
                table: "notices_outbox",
                columns: new[] { "channel_id", "due_at" },
                filter: "settled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_notices_outbox_once",
                table: "notices_outbox",
                columns: new[] { "channel_id", "item_id", "opening" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_registry_chains_code",
                table: "registry_chains",
                columns: new[] { "site_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_registry_chains_name",
                table: "registry_chains",
                columns: new[] { "site_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_registry_field_values",
                table: "registry_field_values",
                columns: new[] { "organization_id", "field", "standing" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_registry_memberships_organization",
                table: "registry_memberships",
                columns: new[] { "organization_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_registry_memberships_person",
                table: "registry_memberships",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_registry_names_block",
                table: "registry_names",
                columns: new[] { "site_id", "block" });

            migrationBuilder.CreateIndex(
                name: "ix_registry_names_organization",
                table: "registry_names",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ux_registry_names_present",
                table: "registry_names",
                column: "organization_id",
                unique: true,
                filter: "kind = 'Present'");

            migrationBuilder.CreateIndex(
                name: "ix_registry_organizations_english_place",
                table: "registry_organizations",
                columns: new[] { "site_id", "english_place" });

            migrationBuilder.CreateIndex(
                name: "ix_registry_organizations_kind",
                table: "registry_organizations",
                columns: new[] { "site_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_registry_organizations_parent",
                table: "registry_organizations",
                columns: new[] { "parent_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_registry_organizations_place",
                table: "registry_organizations",
                columns: new[] { "site_id", "place" });

            migrationBuilder.CreateIndex(
                name: "ux_registry_organizations_code",
                table: "registry_organizations",
                columns: new[] { "site_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_registry_organizations_unified_code",
                table: "registry_organizations",
                columns: new[] { "site_id", "unified_code" },
                unique: true,
                filter: "unified_code IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_registry_places_name",
                table: "registry_places",
                columns: new[] { "site_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_registry_redirects_new",
                table: "registry_redirects",
                column: "new_id");

            migrationBuilder.CreateIndex(
                name: "ux_registry_sites_code",
                table: "registry_sites",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_registry_tenancies_organization",
                table: "registry_tenancies",
                columns: new[] { "organization_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_registry_tenancies_park",
                table: "registry_tenancies",
                columns: new[] { "park_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ux_registry_tenancies_open",
                table: "registry_tenancies",
                columns: new[] { "organization_id", "park_id" },
                unique: true,
                filter: "\"to\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_supply_asked_help_site",
                table: "supply_asked_help",
                columns: new[] { "site_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_supply_consultation_parties_organization",
                table: "supply_consultation_parties",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_supply_consultation_parties_site",
                table: "supply_consultation_parties",
                column: "site_id");

            migrationBuilder.CreateIndex(
                name: "ix_supply_consultations_ended",
                table: "supply_consultations",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "ix_supply_consultations_opened",
                table: "supply_consultations",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "ix_supply_consultations_signal",
                table: "supply_consultations",
                column: "signal_id");

            migrationBuilder.CreateIndex(
                name: "ix_supply_deliveries_matter",
                table: "supply_deliveries",
                column: "matter_id");

            migrationBuilder.CreateIndex(
                name: "ix_supply_deliveries_root",
                table: "supply_deliveries",
                column: "root_id");

            migrationBuilder.CreateIndex(
                name: "ix_supply_edges_customer",
                table: "supply_edges",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_supply_edges_site",
                table: "supply_edges",
                column: "site_id");

            migrationBuilder.CreateIndex(
                name: "ix_supply_edges_supplier",
                table: "supply_edges",
                column: "supplier_id");

            migrationBuilder.CreateIndex(
                name: "ux_supply_edges_claims",
                table: "supply_edges",
                columns: new[] { "claimed_by", "claim_day", "claim_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_supply_edges_open",
                table: "supply_edges",
                columns: new[] { "supplier_id", "customer_id", "product_id" },
                unique: true,
                filter: "\"to\" IS NULL AND state <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "ix_supply_matters_inbox",
                table: "supply_matters",
                columns: new[] { "receiver_id", "arrived_at" });

            migrationBuilder.CreateIndex(
                name: "ix_supply_matters_months",
                table: "supply_matters",
                columns: new[] { "site_id", "arrived_at", "answer", "answered_after_milliseconds" });

            migrationBuilder.CreateIndex(
                name: "ix_supply_matters_silent",
                table: "supply_matters",
                column: "remind_at",
                filter: "waits AND manager_reminded_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_supply_matters_receiver",
                table: "supply_matters",
                columns: new[] { "root_id", "receiver_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_supply_plan_changes_organization",
                table: "supply_plan_changes",
                columns: new[] { "organization_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_supply_plan_changes_site",
                table: "supply_plan_changes",
                columns: new[] { "site_id", "agreed_at" });

            migrationBuilder.CreateIndex(
                name: "ux_supply_plan_changes_once",
                table: "supply_plan_changes",
                columns: new[] { "consultation_id", "organization_id", "product_id", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_supply_plan_notes_matter",
                table: "supply_plan_notes",
                column: "matter_id");

            migrationBuilder.CreateIndex(
                name: "ix_supply_plan_notes_organization",
                table: "supply_plan_notes",
                columns: new[] { "organization_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ux_supply_products_code",
                table: "supply_products",
                columns: new[] { "site_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_supply_products_name_key",
                table: "supply_products",
                columns: new[] { "site_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_supply_proposal_lines_once",
                table: "supply_proposal_lines",
                columns: new[] { "consultation_id", "round", "organization_id", "product_id", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_supply_signals_root",
                table: "supply_signals",
                column: "root_id");

            migrationBuilder.CreateIndex(
                name: "ix_supply_signals_sender",
                table: "supply_signals",
                columns: new[] { "sender_id", "posted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_supply_signals_site",
                table: "supply_signals",
                columns: new[] { "site_id", "posted_at" });

            migrationBuilder.CreateIndex(
                name: "ux_supply_signals_passed_from",
                table: "supply_signals",
                column: "passed_from",
                unique: true,
                filter: "retracted_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_accounts");

            migrationBuilder.DropTable(
                name: "access_grants");

            migrationBuilder.DropTable(
                name: "access_links");

            migrationBuilder.DropTable(
                name: "access_sessions");

            migrationBuilder.DropTable(
                name: "alliances_action_branches");

            migrationBuilder.DropTable(
                name: "alliances_agreements");

            migrationBuilder.DropTable(
                name: "alliances_alliances");

            migrationBuilder.DropTable(
                name: "alliances_cadences");

            migrationBuilder.DropTable(
                name: "alliances_member_bases");

            migrationBuilder.DropTable(
                name: "alliances_member_counts");

            migrationBuilder.DropTable(
                name: "alliances_memberships");

            migrationBuilder.DropTable(
                name: "alliances_published_totals");

            migrationBuilder.DropTable(
                name: "alliances_slots");

            migrationBuilder.DropTable(
                name: "journal_entries");

            migrationBuilder.DropTable(
                name: "journal_heads");

            migrationBuilder.DropTable(
                name: "journal_keys");

            migrationBuilder.DropTable(
                name: "journal_payloads");

            migrationBuilder.DropTable(
                name: "kernel_answers");

            migrationBuilder.DropTable(
                name: "notices_channels");

            migrationBuilder.DropTable(
                name: "notices_inbox");

            migrationBuilder.DropTable(
                name: "notices_outbox");

            migrationBuilder.DropTable(
                name: "registry_chains");

            migrationBuilder.DropTable(
                name: "registry_field_values");

            migrationBuilder.DropTable(
                name: "registry_memberships");

            migrationBuilder.DropTable(
                name: "registry_names");

            migrationBuilder.DropTable(
                name: "registry_organizations");

            migrationBuilder.DropTable(
                name: "registry_persons");

            migrationBuilder.DropTable(
                name: "registry_places");

            migrationBuilder.DropTable(
                name: "registry_redirects");

            migrationBuilder.DropTable(
                name: "registry_search");

            migrationBuilder.DropTable(
                name: "registry_sites");

            migrationBuilder.DropTable(
                name: "registry_tenancies");

            migrationBuilder.DropTable(
                name: "supply_asked_help");

            migrationBuilder.DropTable(
                name: "supply_consultation_parties");

            migrationBuilder.DropTable(
                name: "supply_consultations");

            migrationBuilder.DropTable(
                name: "supply_deliveries");

            migrationBuilder.DropTable(
                name: "supply_edges");

            migrationBuilder.DropTable(
                name: "supply_matters");

            migrationBuilder.DropTable(
                name: "supply_plan_changes");

            migrationBuilder.DropTable(
                name: "supply_plan_notes");

            migrationBuilder.DropTable(
                name: "supply_products");

            migrationBuilder.DropTable(
                name: "supply_proposal_lines");

            migrationBuilder.DropTable(
                name: "supply_proposals");

            migrationBuilder.DropTable(
                name: "supply_signals");

            migrationBuilder.DropTable(
                name: "supply_withheld");
        }
    }
}
