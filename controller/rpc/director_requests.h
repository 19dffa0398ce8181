#pragma once

#include "controller/conduct/bridge.h"
#include "controller/rpc/director_gate.h"
#include "controller/scenario/exercise.h"
#include "controller/seats/roles.h"
#include "proto/terms/result.h"

namespace redoubt::v1 {
class AmendRequest;
class AttachRequest;
class ClockRequest;
class OrderRequest;
class PostRequest;
class ReopenRequest;
class ScoreRequest;
class SitRequest;
class SteerRequest;
}  // namespace redoubt::v1

/// What people's programs ask, off the wire: first what one must be allowed to do for it, then the
/// wish itself. The same permissions hold for what is asked in a browser.
namespace redoubt::rpc {

seats::Permission needed_for(const v1::ClockRequest& request);
seats::Permission needed_for(const v1::SteerRequest& request);
seats::Permission needed_for(const v1::OrderRequest& request);
seats::Permission needed_for(const v1::PostRequest& request);

/// Errors: kInvalidArgument. A step is left to be filled in: it begins where the clock stands.
terms::Result<conduct::ClockWish> wish_of(const v1::ClockRequest& request);
terms::Result<conduct::OrderWish> wish_of(const v1::SteerRequest& request,
                                          const scenario::Exercise& exercise);
/// Errors also: kPermissionDenied for a line that is not that seat's to amend.
terms::Result<conduct::OrderWish> wish_of(const v1::AmendRequest& request,
                                          const scenario::Exercise& exercise,
                                          const seats::Seat& seat);
terms::Result<conduct::OrderWish> wish_of(const v1::OrderRequest& request);
/// A team knows nothing of red, and cannot write to it.
terms::Result<conduct::Posting> wish_of(const v1::PostRequest& request,
                                        const scenario::Exercise& exercise,
                                        const seats::Seat& seat);

/// Whose seat is to be taken or given, and that. Errors: kPermissionDenied, kInvalidArgument.
struct Sitting {
  terms::CellId cell;
  conduct::SeatWish wish;
};
terms::Result<Sitting> wish_of(const v1::SitRequest& request, const scenario::Exercise& exercise,
                               const Comer& comer);

/// Whose score is to be released or hidden, and that. Errors: kInvalidArgument.
struct Scoring {
  terms::CellId cell;
  conduct::ScoreWish wish;
};
terms::Result<Scoring> wish_of(const v1::ScoreRequest& request, const scenario::Exercise& exercise);

/// What is wrong with the file itself is said where it is kept.
conduct::AttachmentWish wish_of(const v1::AttachRequest& request);
terms::Result<conduct::ReopenWish> wish_of(const v1::ReopenRequest& request,
                                           const scenario::Exercise& exercise);

/// By its name; not valid where there is none.
terms::CellId cell_of(const scenario::Exercise& exercise, const std::string& name);
/// Empty for none.
std::string cell_name(const scenario::Exercise& exercise, terms::CellId cell);

inline constexpr char kNotYours[] = "your seat does not allow this";

}  // namespace redoubt::rpc
