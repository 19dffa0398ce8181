#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "controller/cli/calling.h"
#include "controller/cli/verbs.h"

namespace redoubt::cli {
namespace {

using rpc::KnownThings;
using terms::Code;
using terms::Error;
using terms::Handle;
using terms::Result;

struct OrderOptions {
  Calling calling;
  std::string action;  ///< code, or name
  std::string target;
  std::string with;
  std::string inject;  ///< number
  std::uint16_t option = 0;
  std::string text;
};

/// "office/desk" for what lies in something known by name; else its name.
std::string full_name(const KnownThings& known, const terms::Sighting& thing) {
  for (const terms::Sighting& other : known.things) {
    if (thing.within.valid() && other.handle == thing.within) return other.name + "/" + thing.name;
  }
  return thing.name;
}

/// The thing of that name, "desk" or "office/desk".
Result<Handle> thing_of(const KnownThings& known, terms::EntityKind kind, const std::string& name) {
  Handle found;
  for (const terms::Sighting& thing : known.things) {
    if (thing.kind != kind) continue;
    const std::string whole = full_name(known, thing);
    if (whole != name && thing.name != name) continue;
    if (found.valid() && found != thing.handle) {
      return Error{Code::kInvalidArgument,
                   fmt::format("{} could be more than one thing; say {}", name, whole)};
    }
    found = thing.handle;
  }
  if (found.valid()) return found;
  return Error{Code::kNotFound,
               fmt::format("your cell knows of no {} called {}; redoubt order list names what it "
                           "knows",
                           terms::name(kind), name)};
}

Result<terms::Act> act_of(const KnownThings& known, const OrderOptions& options) {
  for (const terms::ActionBrief& action : known.actions) {
    if (action.code != options.action && action.name != options.action) continue;
    const auto target = thing_of(known, action.target, options.target);
    if (!target.ok()) return target.error();
    terms::Act act{action.id, *target, {}};
    if (!action.with) return act;
    const auto with = thing_of(known, *action.with, options.with);
    if (!with.ok()) return with.error();
    act.with = *with;
    return act;
  }
  return Error{Code::kNotFound, fmt::format("your cell can do no {}; redoubt order list names what "
                                            "it can",
                                            options.action)};
}

Result<Handle> inject_of(const KnownThings& known, const std::string& number) {
  for (const terms::Inject& inject : known.injects) {
    if (inject.number == number) return inject.inject;
  }
  return Error{Code::kNotFound, fmt::format("no inject {} has come to your cell", number)};
}

/// Calls, names what is meant as the cell knows it, and orders.
template <class Make>
int order(const OrderOptions& options, const Make& make) {
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  const auto known = (*client)->known();
  if (!known.ok()) return fail_call(known.error());
  const Result<rpc::OrderCall> call = make(*known);
  if (!call.ok()) return fail_call(call.error());
  const auto ruled = (*client)->order(*call);
  if (!ruled.ok()) return fail_call(ruled.error());
  if (ruled->refused) {
    fmt::print(stderr, "redoubt: {}\n", ruled->text);
    return kNo;
  }
  fmt::print("{}\n", ruled->text);
  return kOk;
}

int act(const OrderOptions& options) {
  return order(options, [&](const KnownThings& known) -> Result<rpc::OrderCall> {
    const auto act = act_of(known, options);
    if (!act.ok()) return act.error();
    return rpc::OrderCall(*act);
  });
}

int answer(const OrderOptions& options) {
  return order(options, [&](const KnownThings& known) -> Result<rpc::OrderCall> {
    const auto inject = inject_of(known, options.inject);
    if (!inject.ok()) return inject.error();
    return rpc::OrderCall(terms::Reply{*inject, options.option, options.text});
  });
}

int read(const OrderOptions& options) {
  return order(options, [&](const KnownThings& known) -> Result<rpc::OrderCall> {
    const auto inject = inject_of(known, options.inject);
    if (!inject.ok()) return inject.error();
    return rpc::OrderCall(terms::Acknowledge{*inject});
  });
}

/// "1 person, 10 min, costs 55, cuts it off; needs own, isolated: false"
std::string terms_of(const terms::ActionBrief& action) {
  std::string text =
      fmt::format("{} {}, {}", action.people, action.people == 1 ? "person" : "people",
                  terms::to_text(action.duration));
  if (action.cost > 0) text += fmt::format(", costs {}", action.cost);
  if (action.cuts_off) text += ", cuts it off";
  const char* before = "; needs ";
  for (const terms::ActionNeed& need : action.needs) {
    text += before + need.what + (need.of.empty() ? "" : ": " + need.of);
    before = ", ";
  }
  return text;
}

int list(const OrderOptions& options) {
  const auto client = call_on(options.calling);
  if (!client.ok()) return fail_call(client.error());
  const auto known = (*client)->known();
  if (!known.ok()) return fail_call(known.error());
  for (const terms::ActionBrief& action : known->actions) {
    fmt::print("{:12}  {} on a {}{}: {}\n", action.code, action.name, terms::name(action.target),
               action.with ? fmt::format(" with a {}", terms::name(*action.with)) : "",
               terms_of(action));
  }
  for (const terms::Sighting& thing : known->things) {
    fmt::print("{:12}  {}{}\n", terms::name(thing.kind), full_name(*known, thing),
               thing.own ? "  (own)" : "");
  }
  for (const terms::Inject& inject : known->injects) {
    fmt::print("{:12}  {}  {}\n", "inject", inject.number, inject.subject);
    for (std::size_t i = 0; i < inject.options.size(); ++i) {
      fmt::print("{:12}  {:>{}}  {}\n", "", i, inject.number.size(), inject.options[i]);
    }
  }
  return kOk;
}

}  // namespace

void add_order(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<OrderOptions>();
  CLI::App* family = app.add_subcommand(
      "order", "Order, answer and read for the cell of your seat, as a program can");
  family->require_subcommand(1);
  family->footer(
      "Say --code CODE, or set REDOUBT_CODE: the director's seat plays no cell.\n"
      "Exit status 1: it was refused, and why.");
  const auto with = [&](const char* name, const char* about, int (*run)(const OrderOptions&)) {
    CLI::App* verb = family->add_subcommand(name, about);
    add_calling(*verb, options->calling);
    verb->callback([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
    return verb;
  };
  CLI::App* deed = with("act", "Carry out a measure or a technique", act);
  deed->add_option("action", options->action, "Its code, D3-NI, or its name")->required();
  deed->add_option("target", options->target, "What it is done to: desk, or office/desk")
      ->required();
  deed->add_option("--with", options->with, "What it is done with, where it needs that");
  CLI::App* reply = with("answer", "Answer an inject", answer);
  reply->add_option("inject", options->inject, "Its number, 1-02")->required();
  reply->add_option("--option", options->option, "Of those that it offers, from 0");
  reply->add_option("--text", options->text, "In free words");
  with("read", "Say that an inject has been read", read)
      ->add_option("inject", options->inject, "Its number, 1-02")
      ->required();
  with("list", "What your cell can do, what it knows, and what has come to it", list);
}

}  // namespace redoubt::cli
