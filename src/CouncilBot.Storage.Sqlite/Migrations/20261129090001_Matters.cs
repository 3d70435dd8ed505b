using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CouncilBot.Storage.Sqlite.Migrations
{
    public partial class Matters : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_PersonId",
                table: "Outbox");

            migrationBuilder.AddColumn<int>(
                name: "QuietFrom",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "QuietUntil",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FactionKey",
                table: "Outbox",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "MatterId",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SentUtc",
                table: "Outbox",
                type: "TEXT",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Updates",
                table: "Outbox",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Rules",
                columns: table => new
                {
                    CoalitionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Citations = table.Column<string>(type: "TEXT", nullable: false),
                    SinceUtc = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rules", x => new { x.CoalitionId, x.Hash });
                    table.ForeignKey(
                        name: "FK_Rules_Coalitions_CoalitionId",
                        column: x => x.CoalitionId,
                        principalTable: "Coalitions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CoalitionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BodyKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BodyName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    StartUtc = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CancelledUtc = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sessions_Coalitions_CoalitionId",
                        column: x => x.CoalitionId,
                        principalTable: "Coalitions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgendaItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CoalitionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgendaItems_Sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Matters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CoalitionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ShortId = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    FactionKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Phase = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Audience = table.Column<int>(type: "INTEGER", nullable: false),
                    Waiting = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueUtc = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    RulesHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Events = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ChangedUtc = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Matters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Matters_Factions_CoalitionId_FactionKey",
                        columns: x => new { x.CoalitionId, x.FactionKey },
                        principalTable: "Factions",
                        principalColumns: new[] { "CoalitionId", "Key" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Matters_Memberships_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Memberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Matters_Rules_CoalitionId_RulesHash",
                        columns: x => new { x.CoalitionId, x.RulesHash },
                        principalTable: "Rules",
                        principalColumns: new[] { "CoalitionId", "Hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Matters_Sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MatterCards",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CoalitionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActivityId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ShownEvents = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatterCards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MatterCards_Matters_MatterId",
                        column: x => x.MatterId,
                        principalTable: "Matters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MatterCards_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MatterEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CoalitionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    FactionKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Audience = table.Column<int>(type: "INTEGER", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatterEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MatterEvents_Matters_MatterId",
                        column: x => x.MatterId,
                        principalTable: "Matters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MatterEvents_Memberships_By",
                        column: x => x.By,
                        principalTable: "Memberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MatterSeen",
                columns: table => new
                {
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CoalitionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FirstUtc = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Events = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatterSeen", x => new { x.MatterId, x.MembershipId });
                    table.ForeignKey(
                        name: "FK_MatterSeen_Matters_MatterId",
                        column: x => x.MatterId,
                        principalTable: "Matters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MatterSeen_Memberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "Memberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_MatterId",
                table: "Outbox",
                column: "MatterId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_PersonId_CreatedUtc",
                table: "Outbox",
                columns: new[] { "PersonId", "CreatedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_SessionId_Ordinal",
                table: "AgendaItems",
                columns: new[] { "SessionId", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_MatterCards_ConversationId_ActivityId",
                table: "MatterCards",
                columns: new[] { "ConversationId", "ActivityId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MatterCards_MatterId",
                table: "MatterCards",
                column: "MatterId");

            migrationBuilder.CreateIndex(
                name: "IX_MatterCards_PersonId",
                table: "MatterCards",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_MatterEvents_By",
                table: "MatterEvents",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_MatterEvents_MatterId_Number",
                table: "MatterEvents",
                columns: new[] { "MatterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Matters_AuthorId_ChangedUtc",
                table: "Matters",
                columns: new[] { "AuthorId", "ChangedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Matters_CoalitionId_FactionKey",
                table: "Matters",
                columns: new[] { "CoalitionId", "FactionKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Matters_CoalitionId_Kind_IsOpen_ChangedUtc",
                table: "Matters",
                columns: new[] { "CoalitionId", "Kind", "IsOpen", "ChangedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Matters_CoalitionId_RulesHash",
                table: "Matters",
                columns: new[] { "CoalitionId", "RulesHash" });

            migrationBuilder.CreateIndex(
                name: "IX_Matters_CoalitionId_SessionId",
                table: "Matters",
                columns: new[] { "CoalitionId", "SessionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Matters_CoalitionId_ShortId",
                table: "Matters",
                columns: new[] { "CoalitionId", "ShortId" });

            migrationBuilder.CreateIndex(
                name: "IX_Matters_SessionId",
                table: "Matters",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_MatterSeen_MembershipId",
                table: "MatterSeen",
                column: "MembershipId");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_CoalitionId_Source_ExternalId",
                table: "Sessions",
                columns: new[] { "CoalitionId", "Source", "ExternalId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_CoalitionId_StartUtc",
                table: "Sessions",
                columns: new[] { "CoalitionId", "StartUtc" });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AgendaItems");

            migrationBuilder.DropTable(
                name: "MatterCards");

            migrationBuilder.DropTable(
                name: "MatterEvents");

            migrationBuilder.DropTable(
                name: "MatterSeen");

            migrationBuilder.DropTable(
                name: "Matters");

            migrationBuilder.DropTable(
                name: "Rules");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_MatterId",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_PersonId_CreatedUtc",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "QuietFrom",
                table: "People");

            migrationBuilder.DropColumn(
                name: "QuietUntil",
                table: "People");

            migrationBuilder.DropColumn(
                name: "FactionKey",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "MatterId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "SentUtc",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Updates",
                table: "Outbox");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_PersonId",
                table: "Outbox",
                column: "PersonId");
        }
    }
}
