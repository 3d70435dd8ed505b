using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CouncilBot.Storage.Sqlite.Migrations
{
    public partial class SessionSyncs : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SessionSyncs",
                columns: table => new
                {
                    CoalitionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bodies = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AsOfUtc = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    CompleteUtc = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionSyncs", x => new { x.CoalitionId, x.Source });
                    table.ForeignKey(
                        name: "FK_SessionSyncs_Coalitions_CoalitionId",
                        column: x => x.CoalitionId,
                        principalTable: "Coalitions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SessionSyncs");
        }
    }
}
