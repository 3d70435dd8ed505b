using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CouncilBot.Storage.SqlServer.Migrations
{
    public partial class SessionSyncs : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SessionSyncs",
                columns: table => new
                {
                    CoalitionId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Source = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Bodies = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    AsOfUtc = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    CompleteUtc = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
