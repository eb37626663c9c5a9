//! Comparisons, membership and arithmetic.

use tidewaiter_syntax::tree::{
    Comparison, Expression, ExpressionKind, ProductOperator, SumOperator,
};
use tidewaiter_syntax::{Diagnostic, Span, Spanned};

use super::Checker;
use super::expression::Context;
use crate::codes;
use crate::expression::{Arithmetic, Expr, ExprKind, Relation};
use crate::types::Type;
use crate::unit::{DAY, Dimension, Unit};

impl Checker<'_> {
    pub(super) fn comparison(
        &mut self,
        left: &Expression,
        comparison: &Spanned<Comparison>,
        right: &Expression,
        span: Span,
        context: &mut Context,
    ) -> Option<Expr> {
        // A constant is told by the other side.
        let (left, right) = if self.may_be_constant(left, context) {
            let right = self.infer(right, None, context)?;
            (self.infer(left, Some(&right.ty.clone()), context)?, right)
        } else {
            let left = self.infer(left, None, context)?;
            let right = self.infer(right, Some(&left.ty.clone()), context)?;
            (left, right)
        };
        if !self.agree(&right.ty, &left.ty) {
            self.disagree(right.span, &right.ty, &left.ty);
            return None;
        }
        let relation = match comparison.value {
            Comparison::AtLeast => Relation::AtLeast,
            Comparison::AtMost => Relation::AtMost,
            Comparison::Above => Relation::Above,
            Comparison::Below => Relation::Below,
            Comparison::Is => Relation::Is,
            Comparison::IsNot => Relation::IsNot,
            Comparison::In | Comparison::NotIn => return None,
        };
        let ordered = matches!(left.ty, Type::Number(_) | Type::Percent | Type::Money | Type::Date);
        if !ordered && !matches!(relation, Relation::Is | Relation::IsNot) {
            let has = self.type_words(&left.ty);
            self.report(
                Diagnostic::error(
                    codes::TYPE_MISMATCH,
                    comparison.span,
                    format!("{has} is neither more nor less than another"),
                )
                .help("compare it with `is` or `in`"),
            );
            return None;
        }
        let kind = ExprKind::Compare(relation, Box::new(left), Box::new(right));
        Some(Expr { kind, ty: Type::Truth, span })
    }

    pub(super) fn membership(
        &mut self,
        element: &Expression,
        collection: &Expression,
        negated: bool,
        span: Span,
        context: &mut Context,
    ) -> Option<Expr> {
        let written = matches!(collection.value, ExpressionKind::Set(_));
        let (element, collection) = if written && !self.may_be_constant(element, context) {
            let element = self.infer(element, None, context)?;
            let wanted = Type::Set(Box::new(element.ty.clone()));
            let collection = self.infer(collection, Some(&wanted), context)?;
            (element, collection)
        } else {
            let collection = self.infer(collection, None, context)?;
            let wanted = match &collection.ty {
                Type::List(of) | Type::Set(of) => (**of).clone(),
                Type::Truth
                | Type::Number(_)
                | Type::Percent
                | Type::Money
                | Type::Date
                | Type::Text
                | Type::Enumeration(_)
                | Type::Record(_) => {
                    let has = self.type_words(&collection.ty);
                    self.report(
                        Diagnostic::error(
                            codes::TYPE_MISMATCH,
                            collection.span,
                            format!("this is {has}; nothing is in it"),
                        )
                        .help(
                            "`in` asks of a set {A, B}, a declared list, or a list or set of facts",
                        ),
                    );
                    return None;
                }
            };
            (self.infer(element, Some(&wanted), context)?, collection)
        };
        if let Type::List(of) | Type::Set(of) = &collection.ty
            && !self.agree(&element.ty, of)
        {
            let of = (**of).clone();
            self.disagree(element.span, &element.ty, &of);
            return None;
        }
        let kind =
            ExprKind::In { element: Box::new(element), collection: Box::new(collection), negated };
        Some(Expr { kind, ty: Type::Truth, span })
    }

    /// A set written out; its elements have one type.
    pub(super) fn set(
        &mut self,
        elements: &[Expression],
        wanted: Option<Type>,
        span: Span,
        context: &mut Context,
    ) -> Option<Expr> {
        let mut ty = wanted;
        let mut checked = Vec::new();
        for element in elements {
            let element = match &ty {
                Some(ty) => self.expect(element, ty, context)?,
                None => self.infer(element, None, context)?,
            };
            ty.get_or_insert_with(|| element.ty.clone());
            checked.push(element);
        }
        Some(Expr { kind: ExprKind::Set(checked), ty: Type::Set(Box::new(ty?)), span })
    }

    pub(super) fn sum(
        &mut self,
        first: &Expression,
        rest: &[(Spanned<SumOperator>, Expression)],
        context: &mut Context,
    ) -> Option<Expr> {
        let mut total = self.infer(first, None, context)?;
        for (operator, next) in rest {
            let next = self.infer(next, None, context)?;
            let operation = match operator.value {
                SumOperator::Plus => Arithmetic::Plus,
                SumOperator::Minus => Arithmetic::Minus,
            };
            let Some(ty) = self.sum_type(operation, &total.ty, &next.ty) else {
                self.no_arithmetic(operator.span, &total.ty, &next.ty);
                return None;
            };
            total = binary(operation, total, next, ty);
        }
        Some(total)
    }

    pub(super) fn product(
        &mut self,
        first: &Expression,
        rest: &[(Spanned<ProductOperator>, Expression)],
        context: &mut Context,
    ) -> Option<Expr> {
        let mut total = self.infer(first, None, context)?;
        for (operator, next) in rest {
            let next = self.infer(next, None, context)?;
            let operation = match operator.value {
                ProductOperator::Times => Arithmetic::Times,
                ProductOperator::Over => Arithmetic::Over,
            };
            let Some(ty) = self.product_type(operation, &total.ty, &next.ty) else {
                self.no_arithmetic(operator.span, &total.ty, &next.ty);
                return None;
            };
            total = binary(operation, total, next, ty);
        }
        Some(total)
    }

    fn sum_type(&self, operation: Arithmetic, left: &Type, right: &Type) -> Option<Type> {
        let days =
            |ty: &Type| matches!(ty, Type::Number(unit) if unit.dimension == Dimension::of(DAY));
        match (left, right) {
            (Type::Number(_), Type::Number(_)) | (Type::Percent, Type::Percent) => {
                self.agree(left, right).then(|| left.clone())
            }
            (Type::Percent, Type::Number(_)) | (Type::Number(_), Type::Percent) => {
                self.agree(left, right).then(|| Type::Number(Unit::none()))
            }
            (Type::Money, Type::Money) => Some(Type::Money),
            (Type::Date, right) if days(right) => Some(Type::Date),
            (left, Type::Date) if days(left) && operation == Arithmetic::Plus => Some(Type::Date),
            (Type::Date, Type::Date) if operation == Arithmetic::Minus => {
                Some(Type::Number(Unit::days()))
            }
            _ => None,
        }
    }

    fn product_type(&self, operation: Arithmetic, left: &Type, right: &Type) -> Option<Type> {
        let plain = |ty: &Type| match ty {
            Type::Number(unit) => Some(unit.dimension.clone()),
            Type::Percent => Some(Dimension::NONE),
            Type::Truth
            | Type::Money
            | Type::Date
            | Type::Text
            | Type::Enumeration(_)
            | Type::Record(_)
            | Type::List(_)
            | Type::Set(_) => None,
        };
        let scale = |ty: &Type| plain(ty).is_some_and(|dimension| dimension.is_none());
        match (left, right) {
            (Type::Money, Type::Money) if operation == Arithmetic::Over => {
                Some(Type::Number(Unit::none()))
            }
            (Type::Money, right) if scale(right) => Some(Type::Money),
            (left, Type::Money) if scale(left) && operation == Arithmetic::Times => {
                Some(Type::Money)
            }
            (left, right) => {
                let (left, right) = (plain(left)?, plain(right)?);
                let dimension = if operation == Arithmetic::Times {
                    left.times(&right)
                } else {
                    left.over(&right)
                };
                Some(Type::Number(self.unit_of(dimension)))
            }
        }
    }

    fn no_arithmetic(&mut self, span: Span, left: &Type, right: &Type) {
        let (a, b) = (self.type_words(left), self.type_words(right));
        let units = matches!((left, right), (Type::Number(_), Type::Number(_)));
        let code = if units { codes::UNIT_MISMATCH } else { codes::TYPE_MISMATCH };
        self.report(
            Diagnostic::error(code, span, format!("this can't be done with {a} and {b}")).help(
                "numbers of one dimension, amounts of money, and dates with days go together",
            ),
        );
    }
}

fn binary(operation: Arithmetic, left: Expr, right: Expr, ty: Type) -> Expr {
    let span = left.span.to(right.span);
    Expr { kind: ExprKind::Arithmetic(operation, Box::new(left), Box::new(right)), ty, span }
}
