#pragma once

#include <initializer_list>
#include <iterator>
#include <string_view>

#include "controller/range/enterprise/layout.h"
#include "controller/scenario/exercise.h"
#include "controller/yaml/value.h"
#include "proto/terms/brief.h"

/// The words of scenario files that stand for one of a few things.
namespace redoubt::scenario {

using yaml::Word;

inline constexpr Word<terms::Access> kLevels[] = {{"foothold", terms::Access::kFoothold},
                                                  {"user", terms::Access::kUser},
                                                  {"admin", terms::Access::kAdmin}};

inline constexpr Word<range::WeaknessKind> kWeaknessKinds[] = {
    {"remote", range::WeaknessKind::kRemote},
    {"local", range::WeaknessKind::kLocal},
    {"user", range::WeaknessKind::kUser}};

inline constexpr Word<range::Strength> kStrengths[] = {{"weak", range::Strength::kWeak},
                                                       {"strong", range::Strength::kStrong}};

/// Ways back into a host, as bits of range::HostState::persistence.
inline constexpr Word<std::int64_t> kWaysBack[] = {
    {"account", 1}, {"service", 2}, {"task", 4}, {"boot", 8}, {"firmware", 16}};

/// What a team can lay out on a host, as bits of range::HostState::decoys.
inline constexpr Word<std::int64_t> kDecoyKinds[] = {
    {"credential", static_cast<std::int64_t>(range::DecoyKind::kCredential)},
    {"file", static_cast<std::int64_t>(range::DecoyKind::kFile)}};

inline constexpr Word<terms::Role> kRoles[] = {{"white", terms::Role::kWhite},
                                               {"red", terms::Role::kRed},
                                               {"blue", terms::Role::kBlue},
                                               {"observer", terms::Role::kObserver}};

inline constexpr Word<terms::EntityKind> kTargets[] = {
    {"host", terms::EntityKind::kHost},
    {"zone", terms::EntityKind::kZone},
    {"link", terms::EntityKind::kLink},
    {"credential", terms::EntityKind::kCredential},
    {"point", terms::EntityKind::kPoint},
    {"bus", terms::EntityKind::kBus},
    {"line", terms::EntityKind::kLine},
    {"generator", terms::EntityKind::kGenerator},
    {"pump", terms::EntityKind::kPump},
    {"valve", terms::EntityKind::kValve},
    {"network_function", terms::EntityKind::kNetworkFunction},
    {"radio_cell", terms::EntityKind::kRadioCell},
    {"slice", terms::EntityKind::kSlice},
    {"narrative", terms::EntityKind::kNarrative},
    {"group", terms::EntityKind::kGroup},
    {"outlet", terms::EntityKind::kOutlet},
    {"partnership", terms::EntityKind::kPartnership},
    {"software", terms::EntityKind::kSoftware},
    {"supplier", terms::EntityKind::kSupplier},
    {"staff", terms::EntityKind::kStaff}};

/// What an outage can be of (controller/range/served.h).
inline constexpr std::initializer_list<terms::EntityKind> kServing = {
    terms::EntityKind::kFunction, terms::EntityKind::kBus, terms::EntityKind::kDistrict,
    terms::EntityKind::kSlice};

inline constexpr Word<terms::Severity> kSeverities[] = {{"low", terms::Severity::kLow},
                                                        {"medium", terms::Severity::kMedium},
                                                        {"high", terms::Severity::kHigh},
                                                        {"critical", terms::Severity::kCritical}};

inline constexpr Word<terms::FindingKind> kFindingKinds[] = {
    {"session", terms::FindingKind::kSession},
    {"persistence", terms::FindingKind::kPersistence},
    {"clean", terms::FindingKind::kClean},
    {"weakness", terms::FindingKind::kWeakness},
    {"credential", terms::FindingKind::kCredential},
    {"data", terms::FindingKind::kData},
    {"taken", terms::FindingKind::kTaken},
    {"channel", terms::FindingKind::kChannel},
    {"isolated", terms::FindingKind::kIsolated},
    {"blocked", terms::FindingKind::kBlocked},
    {"service", terms::FindingKind::kService},
    {"implant", terms::FindingKind::kImplant},
    {"patched", terms::FindingKind::kPatched},
    {"sensor", terms::FindingKind::kSensor},
    {"level", terms::FindingKind::kLevel},
    {"loading", terms::FindingKind::kLoading},
    {"supply", terms::FindingKind::kSupply},
    {"reading", terms::FindingKind::kReading},
    {"switched", terms::FindingKind::kSwitched},
    {"damage", terms::FindingKind::kDamage},
    {"alarm", terms::FindingKind::kAlarm},
    {"sharing", terms::FindingKind::kSharing},
    {"belief", terms::FindingKind::kBelief},
    {"ticket", terms::FindingKind::kTicket},
    {"locked_out", terms::FindingKind::kLockedOut},
    {"copies", terms::FindingKind::kCopies},
    {"decoy", terms::FindingKind::kDecoy},
    {"update", terms::FindingKind::kUpdate}};

inline constexpr Word<terms::StepCondition> kStepConditions[] = {
    {"always", terms::StepCondition::kAlways},
    {"found", terms::StepCondition::kFound},
    {"nothing_found", terms::StepCondition::kNothingFound},
    {"last_succeeded", terms::StepCondition::kLastSucceeded},
    {"last_failed", terms::StepCondition::kLastFailed}};

inline constexpr Word<terms::InjectKind> kInjectKinds[] = {
    {"mail", terms::InjectKind::kMail},         {"intelligence", terms::InjectKind::kIntelligence},
    {"media", terms::InjectKind::kMedia},       {"social", terms::InjectKind::kSocial},
    {"phone", terms::InjectKind::kPhone},       {"legal", terms::InjectKind::kLegal},
    {"decision", terms::InjectKind::kDecision}, {"order", terms::InjectKind::kOrder},
    {"partner", terms::InjectKind::kPartner},   {"telemetry", terms::InjectKind::kTelemetry},
    {"action", terms::InjectKind::kAction}};

inline constexpr Word<Mode> kModes[] = {
    {"mail", Mode::kMail},          {"phone", Mode::kPhone},   {"paper", Mode::kPaper},
    {"chat", Mode::kChat},          {"portal", Mode::kPortal}, {"in_person", Mode::kInPerson},
    {"broadcast", Mode::kBroadcast}};

inline constexpr Word<ColumnType> kColumnTypes[] = {
    {"text", ColumnType::kText},         {"number", ColumnType::kNumber},
    {"choice", ColumnType::kChoice},     {"truth", ColumnType::kTruth},
    {"duration", ColumnType::kDuration}, {"date", ColumnType::kDate}};

inline constexpr Word<Counts> kCounts[] = {{"true_alert", Counts::kTrueAlert},
                                           {"access_gained", Counts::kAccessGained},
                                           {"access_ended", Counts::kAccessEnded},
                                           {"needless_isolation", Counts::kNeedlessIsolation},
                                           {"data_taken", Counts::kDataTaken},
                                           {"data_destroyed", Counts::kDataDestroyed},
                                           {"below", Counts::kBelow},
                                           {"measure", Counts::kMeasure},
                                           {"answer", Counts::kAnswer},
                                           {"spent", Counts::kSpent},
                                           {"mark", Counts::kMark}};

inline constexpr Word<Rules> kRules[] = {{"redoubt", Rules::kRedoubt}, {"nasim", Rules::kNasim}};

inline constexpr Word<Grouping> kGroupings[] = {
    {"host", Grouping::kHost}, {"zone", Grouping::kZone}, {"none", Grouping::kNone}};

/// What a measure does, in the actions of OpenC2 (Language Specification 1.0, section 3.3.1.1).
inline constexpr std::string_view kOpenC2Verbs[] = {
    "scan",   "locate",   "query",   "deny", "contain",     "allow",    "start",
    "stop",   "restart",  "cancel",  "set",  "update",      "redirect", "create",
    "delete", "detonate", "restore", "copy", "investigate", "remediate"};

/// Kinds of network functions; those that a chain may name come first.
inline constexpr Word<range::mobile::FunctionKind> kMobileKinds[] = {
    {"amf", range::mobile::FunctionKind::kAmf},   {"smf", range::mobile::FunctionKind::kSmf},
    {"upf", range::mobile::FunctionKind::kUpf},   {"nrf", range::mobile::FunctionKind::kNrf},
    {"ausf", range::mobile::FunctionKind::kAusf}, {"udm", range::mobile::FunctionKind::kUdm},
    {"pcf", range::mobile::FunctionKind::kPcf},   {"nssf", range::mobile::FunctionKind::kNssf},
    {"nef", range::mobile::FunctionKind::kNef},   {"sepp", range::mobile::FunctionKind::kSepp},
    {"li", range::mobile::FunctionKind::kLi},     {"oam", range::mobile::FunctionKind::kOam}};
inline constexpr std::size_t kKindsOfAChain = 9;
static_assert(std::size(kMobileKinds) == range::mobile::kFunctionKinds);

inline constexpr Word<range::mobile::Routing> kRoutings[] = {
    {"home", range::mobile::Routing::kHome}, {"local", range::mobile::Routing::kLocal}};

inline constexpr Word<range::alliance::Tlp> kTlp[] = {
    {"tlp-clear", range::alliance::Tlp::kClear},
    {"tlp-green", range::alliance::Tlp::kGreen},
    {"tlp-amber", range::alliance::Tlp::kAmber},
    {"tlp-amber-strict", range::alliance::Tlp::kAmberStrict},
    {"tlp-red", range::alliance::Tlp::kRed}};

}  // namespace redoubt::scenario
